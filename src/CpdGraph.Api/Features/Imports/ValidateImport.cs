using CpdGraph.Api.Features.Publishing;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Imports;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Imports;

/// <summary>Mutation <c>validateImport</c>: has an uploaded file checked.</summary>
internal sealed class ValidateImport(CpdContext db, ImportReads reads, Caller caller, TimeProvider clock) : IMutation<ValidateImportInput, ImportJob>
{
    public async Task<Outcome<Effect<ImportJob>, UserError>> RunAsync(ValidateImportInput input, CancellationToken cancellation)
    {
        var upload = UrlSecret.Hash(input.UploadToken) is { } hash ? await db.Uploads.FirstOrDefaultAsync(row => row.TokenHash == hash, cancellation) : null;
        var request = new ImportRequest
        {
            Dataset = input.Dataset,
            Provider = input.ProviderId is { } key ? new Named<Provider>(key, await ProviderAsync(key, cancellation)) : null,
            Columns = [.. (input.Columns ?? []).Select(column => new ColumnChoice(column.Header, column.Field))],
            Worksheet = input.Worksheet,
        };
        var facts = new ImportFacts
        {
            Upload = upload,
            Fields = ImportFields.Of(input.Dataset).Select(column => column.Name).ToHashSet(StringComparer.Ordinal),
            Caller = caller,
            Now = clock.GetUtcNow(),
        };

        return ImportJobRules.Begin(request, facts).Then(begun =>
        {
            db.Replace(upload!, begun.Taken);
            db.Add(begun.Job);

            return new Effect<ImportJob>(begun.Job, new(RecordKind.ImportJob, begun.Job.Id.Value));
        });
    }

    public Task<ImportJob?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => reads.FindAsync(new ImportJobId(answered.Id), cancellation);

    private async Task<Provider?> ProviderAsync(string key, CancellationToken cancellation) =>
        NamedId.Read<ProviderId>(key, NodeKind.Provider) is { } id && caller.May(AccessPolicy.OwnJob, AccessSubject.Of(id))
            ? await db.Providers.FirstOrDefaultAsync(row => row.Id == id, cancellation)
            : null;
}

/// <summary>Input <c>ValidateImportInput</c>.</summary>
internal sealed record ValidateImportInput(
    ImportDataset Dataset, string UploadToken, string? ProviderId, IReadOnlyList<ImportColumnInput>? Columns, string? Worksheet, string? IdempotencyKey) : IMutationInput;

/// <summary>Input <c>ImportColumnInput</c>.</summary>
internal sealed record ImportColumnInput(string Header, string? Field);
