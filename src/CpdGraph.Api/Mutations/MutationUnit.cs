using CpdGraph.Api.Composition;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Execution;
using Microsoft.EntityFrameworkCore.Storage;

namespace CpdGraph.Api.Mutations;

/// <summary>
/// The transaction around one root field of a mutation. After the commit the answer is read from a catalogue and places that hold the change. When the
/// database goes away, the client is told whether the change may have been made.
/// </summary>
internal sealed class MutationUnit(
    CpdContext db, CatalogueStore store, PlacesStore places, RequestCatalogue catalogue, ILogger<MutationUnit> logger) : IMutationUnit
{
    private IDbContextTransaction? _transaction;

    /// <summary>Whether the catalogue was written: then this process catches up before it answers.</summary>
    public bool ChangesCatalogue { get; set; }

    /// <summary>Runs on which somebody's place was written: then this process reads their places before it answers.</summary>
    public IReadOnlyCollection<OfferRunId> ChangedPlaces { get; set; } = [];

    /// <inheritdoc/>
    public async ValueTask BeginAsync(CancellationToken cancellation)
    {
        try
        {
            _transaction = await db.Database.BeginTransactionAsync(cancellation);
        }
        catch (Exception fault) when (DatabaseOutage.Is(fault))
        {
            Log.MutationGivenUp(logger, fault);

            throw Refusals.NothingChanged;
        }
    }

    /// <summary>Gives up what was done so far and begins anew, after the database has refused it.</summary>
    public async ValueTask RestartAsync(CancellationToken cancellation)
    {
        await RollbackAsync();
        db.ChangeTracker.Clear();
        ChangesCatalogue = false;
        ChangedPlaces = [];
        await BeginAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask CommitAsync(CancellationToken cancellation)
    {
        // Until here the time limit may stop it; a commit that is stopped half way would have an outcome that nobody knows.
        cancellation.ThrowIfCancellationRequested();

        try
        {
            await _transaction!.CommitAsync(CancellationToken.None);
        }
        catch (Exception fault) when (DatabaseOutage.Is(fault))
        {
            // The answer to the commit was lost, not necessarily the commit. Sending it again is for the client, who has the key.
            Log.OutcomeUnknown(logger, fault);

            throw Refusals.MayHaveChanged;
        }

        await _transaction.DisposeAsync();
        _transaction = null;

        if (ChangesCatalogue || ChangedPlaces.Count > 0)
        {
            await CatchUpAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask RollbackAsync()
    {
        if (_transaction is { } transaction)
        {
            _transaction = null;

            try
            {
                await transaction.RollbackAsync(CancellationToken.None);
                await transaction.DisposeAsync();
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // The connection has gone, and the transaction with it: the database has rolled it back.
            }
        }
    }

    private async Task CatchUpAsync()
    {
        try
        {
            // Committed: whoever asked has their effect, even if they do not wait for the answer.
            if (ChangesCatalogue)
            {
                await store.CatchUpAsync(CancellationToken.None);
            }

            if (ChangedPlaces.Count > 0)
            {
                await places.CatchUpAsync(ChangedPlaces, CancellationToken.None);
            }

            catalogue.Renew();
        }
        catch (Exception fault) when (DatabaseOutage.Is(fault))
        {
            Log.OutcomeUnknown(logger, fault);

            throw Refusals.MayHaveChanged;
        }
    }
}
