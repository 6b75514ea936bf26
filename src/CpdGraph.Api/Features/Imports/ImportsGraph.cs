using System.Collections.Immutable;
using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Audit;
using CpdGraph.Api.Features.Nodes;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Imports;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.Paging;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Imports;

/// <summary>Imports of spreadsheets: asked for, followed, confirmed.</summary>
internal static class ImportsGraph
{
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects)
    {
        subjects.Add<ImportJob>(AccessSubject.Of);
        binding.Enum<ImportDataset>("ImportDataset");
        binding.Enum<JobStatus>("JobStatus");
        binding.Enum<ProblemSeverity>("ProblemSeverity");
        binding.Type<MatchedColumn>("ImportColumn");
        binding.Type<ImportProblem>("ImportProblem");
        AddTemplates(binding);
        AddJob(binding);
        AddRows(binding);

        binding.Query.FieldAsync<ImportJobArguments, ImportJob?>("importJob", async (arguments, context, cancellation) =>
            IdArgument.One<ImportJobId>(arguments.Id, NodeKind.ImportJob, "id") is { } id ? await context.Service<ImportReads>().FindAsync(id, cancellation) : null);
        binding.Query.FieldAsync<ImportJobsArguments, ImportJobConnection>("importJobs", async (arguments, context, cancellation) =>
            await context.Service<ImportReads>().ListAsync(arguments, cancellation));
        binding.AddMutation<ValidateImportInput, ImportJob, ValidateImport, ImportJob>("validateImport", "job", Asked);
        binding.AddMutation<CommitImportInput, ImportJob, CommitImport, ImportJob>("commitImport", "job", Asked);
        binding.AddMutation<CancelImportInput, ImportJob, CancelImport, ImportJob>("cancelImport", "job", (job, _) => job);
        binding.Subscription.Field<ImportProgressedArguments, ImportJob>("importProgressed", ImportWatch.Progressed);
    }

    // Read after the commit: there is something to do now.
    private static ImportJob Asked(ImportJob job, RequestContext context)
    {
        context.Service<ImportBell>().Ring();

        return job;
    }

    private static void AddTemplates(SchemaBinding binding)
    {
        binding.Query.Field("importTemplates", (_, _) => Enum.GetValues<ImportDataset>().Select(dataset => new ImportTemplate(dataset)).ToArray());
        binding.Type<ImportTemplate>("ImportTemplate")
            .Field("csvUrl", (template, context) => context.Service<SiteAddress>().Of(ImportFileEndpoints.TemplatePath(template.Dataset, "csv")))
            .Field("xlsxUrl", (template, context) => context.Service<SiteAddress>().Of(ImportFileEndpoints.TemplatePath(template.Dataset, "xlsx")));
        binding.Type<ImportColumn>("ImportTemplateColumn")
            .Field("field", column => column.Name)
            .Field("required", column => column.IsNeeded)
            .Field("description", DescriptionOf);
    }

    private static void AddJob(SchemaBinding binding)
    {
        binding.Type<RecordEdge<ImportJob>>("ImportJobEdge");
        binding.Type<ImportJobConnection>("ImportJobConnection").Batch<int>("totalCount", async (batch, cancellation) =>
        {
            for (var row = 0; row < batch.Parents.Count; row++)
            {
                batch.Set(row, await batch.Parents[row].CountAsync(cancellation));
            }
        });
        binding.Type<ImportJob>("ImportJob")
            .Field("id", job => GlobalId.Of(job.Id))
            .Field("provider", Provider? (job, context) => job.ProviderId is { } id ? context.Catalogue().Provider(id) : null)
            .Field("progress", job => job.Progress())
            .Field("requestedBy", job => job.RequestedByName)
            .Batch<ImportRowsArguments, ImportRowConnection>("rows", async (batch, cancellation) =>
            {
                var rows = await batch.Service<ImportReads>().RowsAsync(batch.Keys(job => job.Id), batch.Arguments, cancellation);

                batch.Fill(job => rows[job.Id]);
            })
            .Batch<string?>("annotatedFileUrl", async (batch, cancellation) =>
            {
                var kept = await batch.Service<ImportReads>().KeptAsync(batch.Keys(job => job.UploadId), cancellation);
                var site = batch.Service<SiteAddress>();

                batch.Fill(job => job.IsChecked() && kept.Contains(job.UploadId) ? site.Of(ImportFileEndpoints.AnnotatedPath(job.Id)) : null);
            });
    }

    private static void AddRows(SchemaBinding binding)
    {
        binding.Type<RecordEdge<ImportFinding>>("ImportRowEdge");
        binding.Type<ImportRowConnection>("ImportRowConnection").Batch<int>("totalCount", async (batch, cancellation) =>
        {
            var counts = await batch.Service<ImportReads>().CountRowsAsync(batch.Parents, cancellation);

            batch.Fill(connection => counts.GetValueOrDefault(connection.Job));
        });
        binding.Type<ImportFinding>("ImportRow").Batch<object?>("target", async (batch, cancellation) =>
        {
            var ids = batch.Keys(TargetOf).OfType<GlobalId>().ToArray();
            await KnowAsync(batch.Context, ids, cancellation);
            var found = ids.Zip(await NodesGraph.FindAsync(batch.Context, ids, cancellation)).ToDictionary(pair => pair.First, pair => pair.Second);

            batch.Fill(row => TargetOf(row) is { } id ? found[id] : null);
        });
    }

    // What was written a moment ago, perhaps by another process, may not be in this request's catalogue yet.
    private static async Task KnowAsync(RequestContext context, GlobalId[] ids, CancellationToken cancellation)
    {
        if (Array.Exists(ids, id => !RecordNodes.Has(id.Kind) && NodeReads.Find(context.Catalogue(), id) is null))
        {
            await context.Service<CatalogueStore>().CatchUpAsync(cancellation);
            context.Service<RequestCatalogue>().Renew();
        }
    }

    private static GlobalId? TargetOf(ImportFinding row) =>
        row is { TargetKind: { } kind, TargetId: { } id } ? AuditSubjects.IdOf(new RecordReference(kind, id)) : null;

    private static string DescriptionOf(ImportColumn column) =>
        string.Join(' ', new[] { column.Description, column.Example.Length == 0 ? "" : $"For example {column.Example}." }.Where(part => part.Length > 0)) is { Length: > 0 } text
            ? text
            : column.Header + ".";
}

/// <summary>What can be imported.</summary>
internal sealed record ImportTemplate(ImportDataset Dataset)
{
    public ImmutableArray<ImportColumn> Columns => ImportFields.Of(Dataset);
}
