import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Archive',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('archive', models.CharField(max_length=32, unique=True)),
                ('name', models.CharField(max_length=120, verbose_name='文件名')),
                ('size', models.PositiveBigIntegerField(verbose_name='字节数')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('with_keys', models.BooleanField(verbose_name='含密钥')),
                ('made_at', models.DateTimeField(db_index=True, verbose_name='备份时间')),
                ('verified_at', models.DateTimeField(null=True, verbose_name='核验时间')),
            ],
            options={
                'verbose_name': '备份',
            },
        ),
    ]
