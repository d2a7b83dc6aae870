from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("release", "0002_row_security")]

    operations = [
        migrations.AddField(
            "submission",
            "carrier",
            models.CharField(
                choices=[("official", "公文"), ("other", "非公文")],
                default="other",
                max_length=10,
                verbose_name="载体形式",
            ),
        ),
        migrations.AddField(
            "submission",
            "way",
            models.CharField(
                choices=[
                    ("site", "政府网站"),
                    ("media", "新媒体"),
                    ("press", "报刊"),
                    ("radio", "广播"),
                    ("television", "电视"),
                    ("board", "公开栏"),
                    ("other", "其他"),
                ],
                default="other",
                max_length=10,
                verbose_name="拟公开方式",
            ),
        ),
    ]
