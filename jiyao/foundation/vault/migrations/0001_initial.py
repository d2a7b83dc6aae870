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
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('subject_kind', models.CharField(max_length=60)),
                ('subject_ref', models.UUIDField()),
                ('number', models.PositiveIntegerField(verbose_name='序号')),
                ('media_type', models.CharField(max_length=40, verbose_name='类型')),
                ('size', models.PositiveBigIntegerField(verbose_name='字节数')),
                ('pages', models.PositiveIntegerField(verbose_name='页数')),
                ('attached_at', models.DateTimeField(verbose_name='附上时间')),
                ('voided_at', models.DateTimeField(null=True, verbose_name='作废时间')),
                ('void_reason', models.CharField(blank=True, max_length=300, verbose_name='作废理由')),
                ('attached_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='附上人')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
                ('voided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='作废人')),
            ],
            options={
                'verbose_name': '所附文件',
                'constraints': [models.UniqueConstraint(fields=('subject_ref', 'number'), name='one_file_a_number')],
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('name', models.CharField(max_length=200, verbose_name='文件名')),
                ('fingerprint', models.CharField(max_length=64)),
                ('key_id', models.CharField(db_index=True, max_length=32, verbose_name='主密钥')),
                ('wrapped_key', models.BinaryField(max_length=60)),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='file', to='vault.attachment')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
            ],
            options={
                'verbose_name': '文件',
            },
        ),
    ]
