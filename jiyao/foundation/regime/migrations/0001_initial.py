import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='SettingChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('title', models.CharField(max_length=300, verbose_name='调整内容')),
                ('lines', models.JSONField(verbose_name='各项取值')),
                ('starts', models.DateField(verbose_name='施行日期')),
                ('reason', models.CharField(max_length=300, verbose_name='调整理由')),
                ('drafted_at', models.DateTimeField(verbose_name='拟定时间')),
                ('adopted_at', models.DateTimeField(null=True, verbose_name='办理施行时间')),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='拟定人')),
            ],
            options={
                'verbose_name': '制度参数调整',
                'indexes': [models.Index(fields=['-drafted_at'], name='setting_change_newest')],
            },
        ),
        migrations.CreateModel(
            name='SettingValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('since', models.DateTimeField(verbose_name='自')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='至')),
                ('code', models.CharField(max_length=60, verbose_name='制度参数')),
                ('value', models.JSONField(verbose_name='取值')),
                ('change', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='values', to='regime.settingchange', verbose_name='调整')),
                ('level', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.level', verbose_name='密级')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
            ],
            options={
                'verbose_name': '制度参数取值',
                'indexes': [models.Index(fields=['code', '-since'], name='setting_by_code')],
            },
        ),
        migrations.CreateModel(
            name='OwnArticle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('since', models.DateTimeField(verbose_name='自')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='至')),
                ('clause', models.CharField(max_length=10, verbose_name='条款')),
                ('document', models.CharField(max_length=120, verbose_name='本单位制度')),
                ('article', models.CharField(max_length=60, verbose_name='条次')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
            ],
            options={
                'verbose_name': '本单位条文',
                'indexes': [models.Index(fields=['clause', '-since'], name='own_article_by_clause')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('clause',), name='one_article_a_clause')],
            },
        ),
    ]
