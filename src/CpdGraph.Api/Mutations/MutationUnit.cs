using CpdGraph.Api.Composition;
using CpdGraph.Data;
using CpdGraph.GraphQL.Execution;
using Microsoft.EntityFrameworkCore.Storage;

namespace CpdGraph.Api.Mutations;

/// <summary>The transaction around one root field of a mutation. After the commit the answer is read from a catalogue that holds the change.</summary>
internal sealed class MutationUnit(CpdContext db, CatalogueStore store, RequestCatalogue catalogue) : IMutationUnit
{
    private IDbContextTransaction? _transaction;

    /// <summary>Whether the catalogue was written: then this process catches up before it answers.</summary>
    public bool ChangesCatalogue { get; set; }

    /// <inheritdoc/>
    public async ValueTask BeginAsync(CancellationToken cancellation) => _transaction = await db.Database.BeginTransactionAsync(cancellation);

    /// <summary>Gives up what was done so far and begins anew, after the database has refused it.</summary>
    public async ValueTask RestartAsync(CancellationToken cancellation)
    {
        await RollbackAsync();
        db.ChangeTracker.Clear();
        ChangesCatalogue = false;
        await BeginAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask CommitAsync(CancellationToken cancellation)
    {
        await _transaction!.CommitAsync(cancellation);
        await _transaction.DisposeAsync();
        _transaction = null;

        if (ChangesCatalogue)
        {
            // Committed: whoever asked has their effect, even if they do not wait for the answer.
            await store.CatchUpAsync(CancellationToken.None);
            catalogue.Renew();
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
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // The connection has gone, and the transaction with it: the database has rolled it back.
            }

            await transaction.DisposeAsync();
        }
    }
}
