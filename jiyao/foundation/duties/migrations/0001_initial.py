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
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('kind_code', models.CharField(max_length=60)),
                ('subject_kind', models.CharField(max_length=60)),
                ('subject_ref', models.UUIDField()),
                ('subject_title', models.CharField(max_length=120, verbose_name='事由')),
                ('opened_at', models.DateTimeField(verbose_name='产生时间')),
                ('due_at', models.DateTimeField(null=True, verbose_name='期限')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='办结时间')),
                ('label', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '待办',
                'indexes': [models.Index(fields=['owner', 'closed_at', 'due_at'], name='duty_inbox'), models.Index(fields=['subject_ref', 'kind_code'], name='duty_by_subject')],
            },
        ),
        migrations.CreateModel(
            name='Recurrence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('since', models.DateTimeField(verbose_name='自')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='至')),
                ('kind_code', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=80, verbose_name='事项')),
                ('role_code', models.CharField(blank=True, max_length=20, verbose_name='责任角色')),
                ('every', models.CharField(choices=[('year', '每年'), ('half', '每半年'), ('quarter', '每季度'), ('month', '每月'), ('week', '每周')], max_length=10, verbose_name='周期')),
                ('day', models.PositiveSmallIntegerField(verbose_name='第几天')),
                ('from_end', models.BooleanField(default=False, verbose_name='从期末倒数工作日')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='责任人')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
            ],
            options={
                'verbose_name': '定期工作',
            },
        ),
        migrations.CreateModel(
            name='Occurrence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('period', models.CharField(max_length=10, verbose_name='期次')),
                ('recurrence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='occurrences', to='duties.recurrence')),
            ],
            options={
                'verbose_name': '定期工作期次',
                'constraints': [models.UniqueConstraint(fields=('recurrence', 'period'), name='one_opening_a_period')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('at', models.DateTimeField(verbose_name='提醒时间')),
                ('days', models.SmallIntegerField(null=True, verbose_name='到期后工作日数')),
                ('escalated', models.BooleanField(default=False, verbose_name='升级督办')),
                ('remark', models.CharField(blank=True, max_length=120, verbose_name='催办内容')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='催办人')),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='duties.duty')),
                ('label', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.label')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '提醒',
                'constraints': [models.UniqueConstraint(condition=models.Q(('days__isnull', False)), fields=('duty', 'days'), name='one_reminder_a_step'), models.UniqueConstraint(condition=models.Q(('escalated', True)), fields=('duty',), name='one_escalation_a_duty')],
            },
        ),
        migrations.CreateModel(
            name='SpecialDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('since', models.DateTimeField(verbose_name='自')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='至')),
                ('day', models.DateField(verbose_name='日期')),
                ('working', models.BooleanField(verbose_name='是否上班')),
                ('name', models.CharField(max_length=60, verbose_name='名称')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
            ],
            options={
                'verbose_name': '本单位工作日',
                'constraints': [models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('day',), name='one_special_day_a_day')],
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
                ('kind_code', models.CharField(blank=True, max_length=60)),
                ('days', models.SmallIntegerField(verbose_name='到期后工作日数')),
                ('escalates', models.BooleanField(default=False, verbose_name='升级督办')),
            ],
            options={
                'verbose_name': '提醒时点',
                'constraints': [models.UniqueConstraint(fields=('kind_code', 'days'), name='one_step_a_day_and_kind')],
            },
        ),
    ]
