from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Manifest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry_id', models.CharField(max_length=32, unique=True)),
                ('rows', models.BinaryField()),
            ],
            options={
                'verbose_name': '批量清单',
            },
        ),
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('log', models.PositiveIntegerField(verbose_name='年度')),
                ('size', models.PositiveBigIntegerField(verbose_name='条数')),
                ('root', models.BinaryField(max_length=32)),
                ('note', models.TextField(verbose_name='签名文本')),
                ('signed_at', models.DateTimeField(verbose_name='签名时间')),
            ],
            options={
                'verbose_name': '检查点',
                'constraints': [models.UniqueConstraint(fields=('log', 'note'), name='one_row_a_checkpoint')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('log', models.PositiveIntegerField(verbose_name='年度')),
                ('seq', models.PositiveBigIntegerField(null=True, verbose_name='序号')),
                ('entry_id', models.CharField(max_length=32, unique=True)),
                ('at', models.CharField(max_length=27, verbose_name='时间')),
                ('who', models.CharField(max_length=32, verbose_name='人员编号')),
                ('code', models.CharField(max_length=80, verbose_name='事项')),
                ('kind', models.CharField(blank=True, max_length=60, verbose_name='对象')),
                ('ref', models.CharField(blank=True, max_length=36)),
                ('level', models.CharField(blank=True, max_length=40, verbose_name='级别')),
                ('outcome', models.CharField(choices=[('done', '办理'), ('opened', '查看'), ('listed', '列表'), ('refused', '拒绝'), ('unseen', '不可见')], max_length=10, verbose_name='结果')),
                ('leaf', models.BinaryField(max_length=32)),
                ('body', models.BinaryField()),
            ],
            options={
                'verbose_name': '留痕',
                'indexes': [models.Index(fields=['log', 'who', '-seq'], name='trail_by_person'), models.Index(fields=['log', 'code', '-seq'], name='trail_by_code'), models.Index(fields=['ref', '-id'], name='trail_by_record'), models.Index(fields=['log', 'outcome', '-seq'], name='trail_by_outcome')],
                'constraints': [models.UniqueConstraint(fields=('log', 'seq'), name='one_number_per_entry')],
            },
        ),
        migrations.CreateModel(
            name='Node',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('log', models.PositiveIntegerField()),
                ('height', models.PositiveSmallIntegerField()),
                ('index', models.PositiveBigIntegerField()),
                ('hash', models.BinaryField(max_length=32)),
            ],
            options={
                'verbose_name': '树节点',
                'constraints': [models.UniqueConstraint(fields=('log', 'height', 'index'), name='one_hash_a_node')],
            },
        ),
    ]
