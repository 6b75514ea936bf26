using System.Collections.Immutable;
using CpdGraph.Api.Features.Enrolments;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.Features.Publishing;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>
/// Brings in a provider's file: decides about every row by the rules that hold for the mutations, in as many statements for ten thousand rows as for one.
/// What is decided goes into the database context, with an audit event for each row; whoever runs it saves it, within a transaction begun before.
/// </summary>
internal sealed class ProviderImport(CpdContext db, IServiceProvider services)
{
    /// <summary>Decides about all rows.</summary>
    /// <returns>What was found of each row, in the order of the file. Refused rows have left nothing in the context.</returns>
    public Task<ImmutableArray<ImportFinding>> ReadAsync(ProviderImportWork work, CancellationToken cancellation) => work.Sheet.Dataset switch
    {
        ImportDataset.Offers => new OfferRows(db, work).ReadAsync(cancellation),
        ImportDataset.Runs => new RunRows(db, services.GetRequiredService<RunChanges>(), work).ReadAsync(cancellation),
        ImportDataset.Attendance => new AttendanceRows(db, services.GetRequiredService<RunDesk>(), services.GetRequiredService<FundingDesk>(), work).ReadAsync(cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(work), work.Sheet.Dataset, "No such dataset."),
    };
}
