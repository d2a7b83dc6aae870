
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
