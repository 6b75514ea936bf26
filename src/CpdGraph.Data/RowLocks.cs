using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>
/// Locks of rows that a decision hangs on, where neither a revision nor a unique index guards it: whoever else wants to decide on the same
/// row waits until this transaction ends, and then reads what it has written. Lock first, read after.
/// </summary>
/// <remarks>
/// On PostgreSQL rows that refer to the locked one can still be added. SQLite needs no such lock: one transaction writes at a time,
/// and it begins with the right to write.
/// </remarks>
public static class RowLocks
{
    // Any number that nothing else in the database takes.
    private const long ErasureLock = 0x4350_4447_4552_4153;
    private const long SnapshotLock = 0x4350_4447_534E_4150;

    /// <summary>Until the transaction ends, nobody else decides on this coach's record.</summary>
    public static Task LockAsync(this CpdContext db, CoachId coach, CancellationToken cancellation) =>
        LockAsync(db, $"SELECT 1 FROM coach WHERE id = {coach.Value} FOR NO KEY UPDATE", cancellation);

    /// <summary>The same for several coaches. They are locked in one order, so that nobody waits for each other.</summary>
    public static Task LockAsync(this CpdContext db, IReadOnlyCollection<CoachId> coaches, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(coaches);

        Guid[] ids = [.. coaches.Select(coach => coach.Value)];

        return ids.Length == 0 ? Task.CompletedTask : LockAsync(db, $"SELECT 1 FROM coach WHERE id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE", cancellation);
    }

    /// <summary>Until the transaction ends, nobody else changes this offer.</summary>
    public static Task LockAsync(this CpdContext db, OfferId offer, CancellationToken cancellation) =>
        LockAsync(db, $"SELECT 1 FROM offer WHERE id = {offer.Value} FOR NO KEY UPDATE", cancellation);

    /// <summary>Until the transaction ends, nobody else changes an offer of these providers. They are locked in one order, so that nobody waits for each other.</summary>
    public static Task LockOffersAsync(this CpdContext db, IReadOnlyCollection<ProviderId> providers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(providers);

        Guid[] ids = [.. providers.Select(provider => provider.Value)];

        return LockAsync(db, $"SELECT 1 FROM offer WHERE provider_id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE", cancellation);
    }

    /// <summary>Until the transaction ends, nobody else moves money of these budgets. They are locked in one order, so that nobody waits for each other.</summary>
    public static Task LockAsync(this CpdContext db, IReadOnlyCollection<FundingAllocationId> allocations, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(allocations);

        Guid[] ids = [.. allocations.Select(id => id.Value)];

        return ids.Length == 0
            ? Task.CompletedTask
            : LockAsync(db, $"SELECT 1 FROM funding_allocation WHERE id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE", cancellation);
    }

    /// <summary>Until the transaction ends, nobody else decides on this account's memberships.</summary>
    public static Task LockAsync(this CpdContext db, PrincipalId principal, CancellationToken cancellation) =>
        LockAsync(db, $"SELECT 1 FROM principal WHERE id = {principal.Value} FOR NO KEY UPDATE", cancellation);

    /// <summary>
    /// Until the transaction ends, nobody else decides on places of this run. The row that is locked is made when it is not there; whoever holds
    /// a coach's lock too has taken that one before.
    /// </summary>
    public static Task LockAsync(this CpdContext db, OfferRunId run, CancellationToken cancellation) => LockAsync(
        db,
        $"""
        INSERT INTO run_places (run_id, taken, last_number) SELECT id, 0, 0 FROM offer_run WHERE id = {run.Value} ON CONFLICT (run_id) DO NOTHING;
        SELECT 1 FROM run_places WHERE run_id = {run.Value} FOR UPDATE
        """,
        cancellation);

    /// <summary>
    /// Until the transaction ends, nobody else counts these coaches' totals. Rows that are not there are made. They are locked in one order, and after
    /// everything else but the catalogue's counter, so that nobody waits for each other.
    /// </summary>
    internal static Task LockTotalsAsync(this CpdContext db, IReadOnlyCollection<CoachId> coaches, CancellationToken cancellation)
    {
        Guid[] ids = [.. coaches.Select(coach => coach.Value)];

        return LockAsync(
            db,
            $"""
            INSERT INTO coach_totals (coach_id, learning, spend, informal, booked)
            SELECT id, '[]', '[]', '[]', '[]' FROM coach WHERE id = ANY ({ids}) ORDER BY id ON CONFLICT (coach_id) DO NOTHING;
            SELECT 1 FROM coach_totals WHERE coach_id = ANY ({ids}) ORDER BY coach_id FOR UPDATE
            """,
            cancellation);
    }

    /// <summary>
    /// Until the transaction ends, nobody is erased; or, <paramref name="forErasing"/>, everybody who is writing has finished and nobody
    /// else begins: what is about to be written was made of names that were read before.
    /// </summary>
    public static Task LockErasuresAsync(this CpdContext db, bool forErasing, CancellationToken cancellation) => LockAsync(
        db, forErasing ? $"SELECT pg_advisory_xact_lock({ErasureLock})" : (FormattableString)$"SELECT pg_advisory_xact_lock_shared({ErasureLock})", cancellation);

    /// <summary>Until the transaction ends, nobody else makes the facts of a day. False, at once, when somebody is making them. Where one process has the database, always true.</summary>
    internal static async Task<bool> TryLockSnapshotsAsync(this CpdContext db, CancellationToken cancellation) =>
        db is not PostgresCpdContext || await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock({SnapshotLock}) AS "Value" """).SingleAsync(cancellation);

    private static Task LockAsync(CpdContext db, FormattableString statement, CancellationToken cancellation) =>
        db is PostgresCpdContext ? db.Database.ExecuteSqlAsync(statement, cancellation) : Task.CompletedTask;
}
