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
            name='Ledger',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('code', models.CharField(max_length=60, verbose_name='导入到')),
                ('file_name', models.CharField(max_length=200, verbose_name='文件名')),
                ('size', models.PositiveIntegerField(verbose_name='文件大小')),
                ('state', models.CharField(choices=[('uploaded', '待选表'), ('arranged', '待对栏'), ('checked', '待确认'), ('running', '导入中'), ('done', '已导入'), ('discarded', '已放弃'), ('undoing', '撤销中'), ('undone', '已撤销')], max_length=12, verbose_name='进度')),
                ('revision', models.PositiveIntegerField(default=1)),
                ('uploaded_at', models.DateTimeField(verbose_name='上传时间')),
                ('good', models.PositiveIntegerField(default=0, verbose_name='可导入')),
                ('faulty', models.PositiveIntegerField(default=0, verbose_name='有错')),
                ('skipped', models.PositiveIntegerField(default=0, verbose_name='非登记行')),
                ('last_place', models.PositiveIntegerField(default=0)),
                ('written', models.PositiveIntegerField(default=0, verbose_name='已写入')),
                ('left_out', models.JSONField(default=list, verbose_name='未导入')),
                ('confirmed_at', models.DateTimeField(null=True, verbose_name='确认时间')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='完成时间')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='上传人')),
            ],
            options={
                'verbose_name': '旧簿导入',
                'indexes': [models.Index(fields=['-uploaded_at', '-id'], name='ledger_by_date')],
            },
        ),
        migrations.CreateModel(
            name='ImportedRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('subject_kind', models.CharField(blank=True, max_length=60)),
                ('subject_ref', models.UUIDField(null=True)),
                ('subject_title', models.CharField(blank=True, max_length=120, verbose_name='对象')),
                ('place', models.PositiveIntegerField(verbose_name='行')),
                ('label', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
                ('ledger', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='imports.ledger')),
            ],
            options={
                'verbose_name': '导入的行',
                'constraints': [models.UniqueConstraint(fields=('ledger', 'place'), name='one_record_a_row')],
            },
        ),
        migrations.CreateModel(
            name='Staging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('book', models.BinaryField()),
                ('work', models.BinaryField()),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
                ('ledger', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='staging', to='imports.ledger')),
            ],
            options={
                'verbose_name': '导入暂存',
            },
        ),
        migrations.CreateModel(
            name='Undoing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('at', models.DateTimeField(verbose_name='撤销时间')),
                ('reason', models.CharField(max_length=300, verbose_name='撤销理由')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ledger', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='undoing', to='imports.ledger')),
            ],
            options={
                'verbose_name': '撤销导入',
            },
        ),
    ]
