import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Circle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('kind_of', models.CharField(choices=[('unit', '部门'), ('post', '岗位'), ('everybody', '全体人员'), ('person', '个人')], max_length=10, verbose_name='类别')),
                ('name', models.CharField(max_length=80, verbose_name='名称')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='people.circle')),
            ],
            options={
                'verbose_name': '知悉对象',
                'constraints': [models.UniqueConstraint(fields=('kind_of', 'name', 'parent'), name='one_circle_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('number', models.CharField(max_length=32, unique=True, verbose_name='人员编号')),
                ('name', models.CharField(max_length=60, verbose_name='姓名')),
                ('pinyin', models.CharField(db_index=True, editable=False, max_length=200)),
                ('position', models.CharField(blank=True, max_length=60, verbose_name='职务')),
                ('pin', models.CharField(blank=True, editable=False, max_length=128)),
                ('pin_failures', models.PositiveSmallIntegerField(default=0)),
                ('is_active', models.BooleanField(default=True, verbose_name='在册')),
                ('must_change_password', models.BooleanField(default=True)),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='people.circle', verbose_name='部门')),
            ],
            options={
                'verbose_name': '人员',
                'ordering': ['pinyin', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sealed_by', models.CharField(editable=False, max_length=32)),
                ('salt', models.BinaryField(max_length=16)),
                ('seal', models.BinaryField(max_length=32)),
                ('since', models.DateTimeField(verbose_name='自')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='至')),
                ('circle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.circle')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
            ],
            options={
                'verbose_name': '所属',
                'indexes': [models.Index(fields=['person', 'circle'], name='membership_by_person')],
            },
        ),
    ]
