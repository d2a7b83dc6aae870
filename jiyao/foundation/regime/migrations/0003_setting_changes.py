
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regime', '0002_settings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
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
            },
        ),
        migrations.AddField(
            model_name='settingvalue',
            name='change',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='values', to='regime.settingchange', verbose_name='调整'),
        ),
        migrations.AddIndex(
            model_name='settingchange',
            index=models.Index(fields=['-drafted_at'], name='setting_change_newest'),
        ),
    ]
