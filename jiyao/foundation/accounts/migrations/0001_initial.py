import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Session',
            fields=[
                ('session_key', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='session key')),
                ('session_data', models.TextField(verbose_name='session data')),
                ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                ('place', models.CharField(blank=True, max_length=45, verbose_name='终端')),
                ('since', models.DateTimeField(null=True, verbose_name='登录时间')),
                ('seen_at', models.DateTimeField(null=True, verbose_name='最近使用')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'session',
                'verbose_name_plural': 'sessions',
                'db_table': 'django_session_of_person',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Roster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('file_name', models.CharField(max_length=200, verbose_name='文件')),
                ('good', models.PositiveSmallIntegerField(verbose_name='可导入')),
                ('faulty', models.PositiveSmallIntegerField(verbose_name='不导入')),
                ('faults', models.JSONField(default=list)),
                ('staged', models.BinaryField()),
                ('uploaded_at', models.DateTimeField(verbose_name='上传时间')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='办结时间')),
                ('written', models.PositiveSmallIntegerField(null=True, verbose_name='已写入')),
                ('numbers', models.JSONField(default=list)),
                ('undone_at', models.DateTimeField(null=True, verbose_name='撤销时间')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='上传人')),
            ],
            options={
                'verbose_name': '人员名册导入',
                'indexes': [models.Index(fields=['uploaded_at', 'id'], name='roster_by_date')],
            },
        ),
        migrations.CreateModel(
            name='Remembered',
            fields=[
                ('key', models.CharField(max_length=255, primary_key=True, serialize=False)),
                ('value', models.JSONField()),
                ('until', models.DateTimeField(db_index=True)),
            ],
            options={
                'db_table': 'django_session_memory',
            },
        ),
    ]
