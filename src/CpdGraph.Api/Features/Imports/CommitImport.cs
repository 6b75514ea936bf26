using CpdGraph.Api.Features.Publishing;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Imports;

/// <summary>Mutation <c>commitImport</c>: has a checked import written.</summary>
internal sealed class CommitImport(CpdContext db, ImportReads reads, Caller caller) : IMutation<CommitImportInput, ImportJob>
{
    public async Task<Outcome<Effect<ImportJob>, UserError>> RunAsync(CommitImportInput input, CancellationToken cancellation)
    {
        var job = await reads.NamedAsync(input.JobId, cancellation);

        return ImportJobRules.Confirm(job, input.SkipRejected ?? false, caller).Then(change => db.Keep(job.Value!, change));
    }

    public Task<ImportJob?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => reads.FindAsync(new ImportJobId(answered.Id), cancellation);
}

/// <summary>Mutation <c>cancelImport</c>: drops an import of which nothing is written.</summary>
internal sealed class CancelImport(CpdContext db, ImportReads reads, TimeProvider clock) : IMutation<CancelImportInput, ImportJob>
{
    public async Task<Outcome<Effect<ImportJob>, UserError>> RunAsync(CancelImportInput input, CancellationToken cancellation)
    {
        var job = await reads.NamedAsync(input.JobId, cancellation);

        return ImportJobRules.Cancel(job, clock.GetUtcNow()).Then(change => db.Keep(job.Value!, change));
    }

    public Task<ImportJob?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => reads.FindAsync(new ImportJobId(answered.Id), cancellation);
}

/// <summary>What both have in common.</summary>
internal static class ImportJobWrites
{
    /// <summary>The import that a mutation names. Nothing when it does not exist for the caller.</summary>
    public static async Task<Named<ImportJob>> NamedAsync(this ImportReads reads, string key, CancellationToken cancellation) =>
        new(key, NamedId.Read<ImportJobId>(key, NodeKind.ImportJob) is { } id ? await reads.FindAsync(id, cancellation) : null);

    /// <summary>Puts the step into the database context; the runner saves it.</summary>
    public static Effect<ImportJob> Keep(this CpdContext db, ImportJob before, Change<ImportJob> change)
    {
        db.Replace(before, change.Value);

        return new(change.Value, new(RecordKind.ImportJob, change.Value.Id.Value), ChangedFields: change.Fields);
    }
}

/// <summary>Input <c>CommitImportInput</c>.</summary>
internal sealed record CommitImportInput(string JobId, bool? SkipRejected, string? IdempotencyKey) : IMutationInput;

/// <summary>Input <c>CancelImportInput</c>.</summary>
internal sealed record CancelImportInput(string JobId, string? IdempotencyKey) : IMutationInput;
