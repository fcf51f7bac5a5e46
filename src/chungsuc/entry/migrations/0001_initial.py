
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('units', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150)),
                ('set_id', models.CharField(max_length=60)),
                ('as_of', models.DateField(help_text='the day that the values describe')),
                ('opens_on', models.DateField()),
                ('due_on', models.DateField(help_text='the last day for communes')),
                ('verify_due_on', models.DateField(blank=True, help_text='the last day for departments', null=True)),
                ('source', models.TextField(help_text='the document that asks for it')),
                ('made_by', models.CharField(max_length=150)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_by', models.CharField(blank=True, max_length=150)),
                ('synthetic', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('set_id', 'as_of'), name='one_round_a_day'), models.CheckConstraint(condition=models.Q(('opens_on__lte', models.F('due_on'))), name='round_opens_before_due')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('set_id', models.CharField(max_length=60)),
                ('as_of', models.DateField()),
                ('values', models.JSONField(default=dict)),
                ('updated_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'unit', 'set_id', 'as_of'), name='one_draft_each')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('client_id', models.UUIDField(unique=True)),
                ('set_id', models.CharField(max_length=60)),
                ('as_of', models.DateField()),
                ('who', models.CharField(help_text='the name as it was', max_length=150)),
                ('at', models.DateTimeField()),
                ('new', models.PositiveSmallIntegerField()),
                ('changed', models.PositiveSmallIntegerField()),
                ('equal', models.PositiveSmallIntegerField()),
                ('retracted', models.PositiveSmallIntegerField(default=0)),
                ('note', models.TextField(blank=True)),
                ('observations', models.JSONField(default=list)),
                ('synthetic', models.BooleanField(default=False)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='entry.round')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='units.unit')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['unit', 'as_of', 'set_id'], name='submissions_of_a_unit')],
            },
        ),
    ]
