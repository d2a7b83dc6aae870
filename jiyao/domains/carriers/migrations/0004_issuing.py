import django.db.models.deletion
import jiyao.foundation.registers.sorting
import uuid
from django.conf import settings
from django.db import migrations, models

from jiyao.foundation.access.row_security import SecureRows


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_row_security'),
        ("carriers", "0003_counter"),
        ('classification', '0002_row_security'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='custody',
            name='how',
            field=models.CharField(choices=[('entered', '编号入账，存机要室'), ('copied', '复制登记入账，存机要室'), ('reading', '由机要室领取送阅'), ('delivered', '分发到部门，签收人持有'), ('lent', '由机要室借出'), ('lent_outside', '经批准借给外单位'), ('carried', '经批准携带外出'), ('back', '退还机要室，清点无误'), ('mended', '更正持有人'), ('dispatched', '交付传递'), ('receipted', '对方签收，回执入账'), ('printed', '缮印编号入账，存机要室'), ('came_back', '外单位退回，存机要室'), ('archived', '移交归档'), ('handed_back', '清退来文机关'), ('destroyed', '监销完毕'), ('lost', '认定丢失'), ('found', '找到，存机要室')], max_length=12, verbose_name='经过'),
        ),
        migrations.CreateModel(
            name='Outgoing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('state', models.CharField(choices=[('drafted', '待核稿'), ('checked', '待会签'), ('agreed', '待保密审查'), ('reviewed', '待签发'), ('signed', '待编号'), ('numbered', '待缮印'), ('printed', '已印发'), ('returned', '退回修改'), ('disputed', '退回定密'), ('withdrawn', '已撤稿')], max_length=10, verbose_name='进度')),
                ('round', models.PositiveSmallIntegerField(default=1, verbose_name='稿次')),
                ('number', models.CharField(max_length=40, null=True, unique=True, verbose_name='发文字号')),
                ('code_title', models.CharField(blank=True, max_length=40, verbose_name='代号标题')),
                ('urgency', models.CharField(choices=[('ordinary', '平件'), ('urgent', '急件'), ('pressing', '紧急件'), ('flash', '特急件'), ('timed', '限时送达')], max_length=10, verbose_name='紧急程度')),
                ('deliver_by', models.DateTimeField(null=True, verbose_name='送达时限')),
                ('checked', models.JSONField(default=list, verbose_name='已核对的必要性')),
                ('sent_before', models.CharField(blank=True, max_length=80, verbose_name='已发电报传真')),
                ('reprint_reason', models.CharField(blank=True, max_length=120, verbose_name='再印的理由')),
                ('published_in', models.CharField(blank=True, max_length=80, verbose_name='已登载的报刊')),
                ('bodies', models.TextField(verbose_name='发往')),
                ('drafted_at', models.DateTimeField(verbose_name='拟稿时间')),
                ('signed_at', models.DateTimeField(null=True, verbose_name='签发时间')),
                ('disputed', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='classification.item')),
                ('document', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='outgoing', to='carriers.document', verbose_name='印发件')),
                ('drafter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='拟稿人')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='classification.item', verbose_name='定密事项')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
                ('leader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='签发领导')),
            ],
            options={
                'verbose_name': '发文',
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('round', models.PositiveSmallIntegerField(verbose_name='稿次')),
                ('body', models.CharField(blank=True, max_length=80, verbose_name='有关部门')),
                ('agreed', models.BooleanField(null=True, verbose_name='是否同意')),
                ('reference', models.CharField(blank=True, max_length=80, verbose_name='来函字号')),
                ('at', models.DateTimeField(null=True, verbose_name='时间')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='会签人')),
                ('outgoing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='carriers.outgoing')),
            ],
            options={
                'verbose_name': '会签',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='OutgoingText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('title', models.CharField(max_length=120, verbose_name='标题')),
                ('body', models.TextField(blank=True, verbose_name='正文')),
                ('enclosures', models.TextField(blank=True, verbose_name='附件说明')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
                ('outgoing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='text', to='carriers.outgoing')),
            ],
            options={
                'verbose_name': '文稿',
            },
        ),
        migrations.CreateModel(
            name='Recall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('notice', models.CharField(max_length=80, verbose_name='收回通知')),
                ('wanted', models.PositiveIntegerField(verbose_name='应退份数')),
                ('due_at', models.DateTimeField(verbose_name='退还期限')),
                ('at', models.DateTimeField(verbose_name='登记时间')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='办结时间')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='经办人')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recalls', to='carriers.document')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
            ],
            options={
                'verbose_name': '收回',
            },
        ),
        migrations.CreateModel(
            name='RecalledCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('body', models.CharField(max_length=120, verbose_name='退自或退往')),
                ('receipt', models.CharField(max_length=80, verbose_name='回执号')),
                ('counted', models.PositiveIntegerField(null=True, verbose_name='清点页数')),
                ('at', models.DateTimeField(verbose_name='退还时间')),
                ('copy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recalled', to='carriers.copy')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
                ('recall', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='carriers.recall')),
            ],
            options={
                'verbose_name': '退还',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('round', models.PositiveSmallIntegerField(verbose_name='稿次')),
                ('role', models.CharField(choices=[('main', '主送'), ('copied', '抄送')], max_length=8, verbose_name='主送抄送')),
                ('name', models.CharField(max_length=80, verbose_name='单位')),
                ('copies', models.PositiveIntegerField(verbose_name='份数')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
                ('outgoing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recipients', to='carriers.outgoing')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.circle', verbose_name='本单位部门')),
            ],
            options={
                'verbose_name': '主送抄送',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('what', models.CharField(choices=[('drafted', '拟稿'), ('revised', '修改后再报'), ('checked', '核稿'), ('agreed', '会签同意'), ('objected', '会签不同意'), ('consented', '有关部门同意'), ('reviewed', '保密审查通过'), ('signed', '签发，标密核对无误'), ('returned', '退回修改'), ('disputed', '标密有异议，退回定密'), ('withdrawn', '撤稿'), ('numbered', '编号'), ('voided', '文号作废'), ('printed', '缮印、校对'), ('recalled', '通知收回')], max_length=12, verbose_name='办理')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('words', models.CharField(blank=True, max_length=200, verbose_name='意见')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
                ('outgoing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='carriers.outgoing')),
            ],
            options={
                'verbose_name': '发文经过',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('since', models.DateTimeField(verbose_name='自')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='至')),
                ('use', models.CharField(choices=[('kind', '文种'), ('category', '机要类别'), ('series', '机关代字')], max_length=10, verbose_name='用作')),
                ('name', models.CharField(max_length=20, verbose_name='名称')),
                ('secret', models.BooleanField(default=False, verbose_name='涉密件专用')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
            ],
            options={
                'verbose_name': '发文要素',
            },
        ),
        migrations.AddField(
            model_name='outgoing',
            name='category',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outgoing', to='carriers.term', verbose_name='机要类别'),
        ),
        migrations.AddField(
            model_name='outgoing',
            name='kind_of',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='carriers.term', verbose_name='文种'),
        ),
        migrations.AddField(
            model_name='outgoing',
            name='series',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='carriers.term', verbose_name='机关代字'),
        ),
        migrations.CreateModel(
            name='IssueNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('year', models.PositiveSmallIntegerField(verbose_name='年份')),
                ('place', models.PositiveIntegerField(verbose_name='序号')),
                ('given_at', models.DateTimeField(verbose_name='编号时间')),
                ('voided_at', models.DateTimeField(null=True, verbose_name='作废时间')),
                ('void_reason', models.CharField(blank=True, max_length=120, verbose_name='作废理由')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
                ('outgoing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='numbers', to='carriers.outgoing')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='carriers.term', verbose_name='机关代字')),
            ],
            options={
                'verbose_name': '发文字号',
            },
        ),
        migrations.AddField(
            model_name='document',
            name='category',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='carriers.term', verbose_name='机要类别'),
        ),
        migrations.AddIndex(
            model_name='recall',
            index=models.Index(fields=['-at', '-id'], name='recall_by_date'),
        ),
        migrations.AddConstraint(
            model_name='recall',
            constraint=models.UniqueConstraint(condition=models.Q(('finished_at__isnull', True)), fields=('document',), name='one_open_recall_a_document'),
        ),
        migrations.AddConstraint(
            model_name='recalledcopy',
            constraint=models.UniqueConstraint(fields=('recall', 'copy'), name='one_return_a_copy_of_a_recall'),
        ),
        migrations.AddIndex(
            model_name='term',
            index=models.Index(fields=['use', '-id'], name='term_by_use'),
        ),
        migrations.AddIndex(
            model_name='outgoing',
            index=models.Index(fields=['-drafted_at', '-id'], name='outgoing_by_date'),
        ),
        migrations.AddIndex(
            model_name='outgoing',
            index=models.Index(jiyao.foundation.registers.sorting.OrElse('number'), models.F('id'), name='outgoing_by_number'),
        ),
        migrations.AddIndex(
            model_name='issuenumber',
            index=models.Index(fields=['-given_at', '-id'], name='issue_number_by_date'),
        ),
        migrations.AddConstraint(
            model_name='issuenumber',
            constraint=models.UniqueConstraint(fields=('series', 'year', 'place'), name='one_number_a_place_of_a_series'),
        ),
        SecureRows("carriers_outgoing", "handle"),
        SecureRows("carriers_outgoingtext", "read"),
        SecureRows("carriers_recipient", "handle"),
        SecureRows("carriers_consent", "handle"),
        SecureRows("carriers_step", "handle"),
        SecureRows("carriers_issuenumber", "handle"),
        SecureRows("carriers_recall", "handle"),
        SecureRows("carriers_recalledcopy", "handle"),
    ]
