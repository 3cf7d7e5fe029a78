from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Photo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=100, verbose_name="title")),
                ("image", models.ImageField(upload_to="photos", verbose_name="image")),
                ("credit", models.CharField(blank=True, help_text="Author and licence.", max_length=200, verbose_name="credit")),
                ("license", models.URLField(blank=True, help_text="Address of its text, for search engines.", verbose_name="license")),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added at")),
            ],
            options={"verbose_name": "photo", "verbose_name_plural": "photos", "ordering": ("pk",)},
        ),
    ]
