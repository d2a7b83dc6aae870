import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Compartment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='专案')),
            ],
            options={
                'verbose_name': '专案',
            },
        ),
        migrations.CreateModel(
            name='Level',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('rank', models.PositiveSmallIntegerField(verbose_name='等次')),
                ('code', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=20, verbose_name='密级')),
                ('short', models.CharField(max_length=4, verbose_name='编号简称')),
                ('weight', models.PositiveSmallIntegerField(verbose_name='处理权重')),
            ],
            options={
                'verbose_name': '密级',
                'ordering': ['scheme', '-rank'],
            },
        ),
        migrations.CreateModel(
            name='Scheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('code', models.CharField(max_length=20, unique=True)),
                ('name', models.CharField(max_length=40, verbose_name='体系')),
                ('starred', models.BooleanField(default=False, verbose_name='标志带★')),
                ('prefix', models.CharField(blank=True, max_length=10, verbose_name='标志前缀')),
            ],
            options={
                'verbose_name': '密级体系',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='CompartmentMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('since', models.DateTimeField(verbose_name='自')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='至')),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='access.compartment')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
            ],
            options={
                'verbose_name': '专案人员',
            },
        ),
        migrations.CreateModel(
            name='Label',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('compartment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.compartment')),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.level', verbose_name='密级')),
            ],
            options={
                'verbose_name': '密级与知悉范围',
                'indexes': [models.Index(fields=['id', 'compartment', 'level'], name='label_at_a_glance')],
            },
        ),
        migrations.CreateModel(
            name='Ceiling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('since', models.DateTimeField(verbose_name='自')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='至')),
                ('assessment', models.CharField(blank=True, max_length=80, verbose_name='测评审查文号')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.level', verbose_name='处理上限')),
            ],
            options={
                'verbose_name': '处理上限',
            },
        ),
        migrations.CreateModel(
            name='LevelGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('since', models.DateTimeField(verbose_name='自')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='至')),
                ('circle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.circle')),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='access.level')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
            ],
            options={
                'verbose_name': '密级的阅读群体',
            },
        ),
        migrations.AddField(
            model_name='level',
            name='scheme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='levels', to='access.scheme'),
        ),
        migrations.CreateModel(
            name='Scope',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('since', models.DateTimeField(verbose_name='自')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='至')),
                ('circle', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.circle')),
                ('label', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='scopes', to='access.label')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
            ],
            options={
                'verbose_name': '知悉范围',
                'indexes': [models.Index(fields=['circle', 'label', 'until', 'since'], name='scope_by_circle'), models.Index(fields=['label', 'circle', 'until', 'since'], name='scope_by_label')],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('since', models.DateTimeField(verbose_name='自')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='至')),
                ('role_code', models.CharField(choices=[('staff', '工作人员'), ('keeper', '机要员'), ('office_head', '办公室负责人'), ('leader', '领导'), ('head', '主要负责人'), ('classifier', '定密责任人'), ('secrecy_office', '保密办'), ('personnel', '人事部门'), ('system', '系统管理员'), ('security', '安全保密管理员'), ('audit', '安全审计员')], max_length=20, verbose_name='角色')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to=settings.AUTH_USER_MODEL)),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
            ],
            options={
                'verbose_name': '任命',
                'indexes': [models.Index(fields=['person', 'role_code'], name='appointment_by_person')],
            },
        ),
        migrations.CreateModel(
            name='Clearance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('since', models.DateTimeField(verbose_name='自')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='至')),
                ('basis', models.CharField(max_length=200, verbose_name='依据')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to=settings.AUTH_USER_MODEL)),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.level', verbose_name='密级')),
            ],
            options={
                'verbose_name': '涉密资格',
                'indexes': [models.Index(fields=['person', 'level'], name='clearance_by_person')],
            },
        ),
        migrations.AddConstraint(
            model_name='level',
            constraint=models.UniqueConstraint(fields=('scheme', 'rank'), name='one_level_a_rank'),
        ),
        migrations.AddConstraint(
            model_name='level',
            constraint=models.UniqueConstraint(fields=('scheme', 'code'), name='one_level_a_code'),
        ),
    ]
