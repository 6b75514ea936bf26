using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Funding;

/// <summary>
/// The one room where money moves: whoever gives or takes a place asks here, and never touches awards or budgets itself. Lock order: the coach
/// and the run before (the caller does that), then budgets in the order of their ids.
/// </summary>
internal sealed class FundingDesk(CpdContext db, RequestCatalogue catalogue, FundingFactReads facts, Caller caller, TimeProvider clock)
{
    // A mutation that is decided afresh has another transaction, and must read afresh.
    private (Guid Transaction, Accounts Accounts)? opened;

    private DateOnly Today => LondonCalendar.DayOf(clock.GetUtcNow());

    private Accounts Accounts
    {
        get
        {
            var transaction = db.Database.CurrentTransaction?.TransactionId ?? throw new InvalidOperationException("Money moves in a transaction only.");

            if (opened?.Transaction != transaction)
            {
                opened = (transaction, new Accounts(db));
            }

            return opened.Value.Accounts;
        }
    }

    /// <summary>Decides whether all lines may stand. Budgets that they need are locked from here on; nothing is written.</summary>
    /// <returns>What <see cref="Keep"/> takes, or every mistake found.</returns>
    public async Task<Outcome<ImmutableArray<PlannedAward>, UserError>> DecideAsync(FundingRequest request, CancellationToken cancellation)
    {
        if (request.Lines.Count == 0 && request.Standing is null)
        {
            return ImmutableArray<PlannedAward>.Empty;
        }

        var day = request.AwardedOn ?? Today;
        var employer = Employment.On(request.Coach.Employments, day)?.OrganisationId;
        var named = FundingInput.NamedIn(request.Lines).ToHashSet();
        var budgets = await BudgetsAsync(named, request, employer, cancellation);
        var entries = FundingInput.ToEntries(request.Lines, catalogue.View, budgets.Where(budget => named.Contains(budget.Id)).ToDictionary(budget => budget.Id));

        return await DecideAsync(request, entries, [.. budgets.Where(budget => budget.OrganisationId == employer)], employer, day, cancellation);
    }

    /// <summary>Keeps what was decided: an award a line, and what is promised in the ledgers of the budgets.</summary>
    /// <returns>The awards, in the order of the lines.</returns>
    public ImmutableArray<FundingAward> Keep(ImmutableArray<PlannedAward> planned, FundingTarget target)
    {
        var awards = ImmutableArray.CreateBuilder<FundingAward>(planned.Length);
        var position = target.LastPosition;
        var now = clock.GetUtcNow();

        foreach (var plan in planned)
        {
            var status = plan.Status == FundingStatus.Committed && target.PaysAtOnce ? FundingStatus.Spent : plan.Status;
            var award = new FundingAward
            {
                Id = plan.Takes?.Id ?? FundingAwardId.New(now),
                CoachId = target.CoachId,
                EnrolmentId = plan.Takes?.EnrolmentId ?? target.EnrolmentId,
                CompletionId = plan.Takes?.CompletionId ?? target.CompletionId,
                Position = plan.Takes?.Position ?? ++position,
                AllocationId = plan.From?.Id,
                HolderId = plan.From?.OrganisationId,
                AwardedOn = target.AwardedOn,
                StreamId = plan.Line.StreamId,
                EmployerId = target.EmployerId,
                Use = plan.Line.Use,
                Amount = plan.Line.Amount,
                SharePercent = plan.Line.SharePercent,
                Status = status,
                Reference = plan.Line.Reference ?? plan.Takes?.Reference,
            };

            if (plan.Takes is { } before)
            {
                db.Replace(before, award);
            }
            else
            {
                db.Add(award);
            }

            if (plan is { Status: FundingStatus.Committed, From.Id: var budget })
            {
                Accounts.Keep(Ledger.Commit(Accounts[budget], award, now, caller.PrincipalId));

                if (target.PaysAtOnce)
                {
                    Accounts.Keep(Ledger.Spend(Accounts[budget], award, now, caller.PrincipalId));
                }
            }

            awards.Add(award);
        }

        return awards.MoveToImmutable();
    }

    /// <summary>
    /// Promises what was asked for with a place, at its approval: out of budgets of the employer. Or what <paramref name="instead"/> names, and
    /// then what was asked for is refused.
    /// </summary>
    /// <param name="coach">Whose place it is.</param>
    /// <param name="offer">What it is for.</param>
    /// <param name="instead">Null: what was asked for.</param>
    /// <returns>The awards that stand from now on, or every mistake found; then nothing is written.</returns>
    public async Task<Outcome<ImmutableArray<FundingAward>, UserError>> CommitRequestedAsync(
        Enrolment enrolment, CoachShown coach, FundedOffer offer, IReadOnlyList<FundingInput>? instead, CancellationToken cancellation)
    {
        var all = await OfEnrolmentsAsync([enrolment], cancellation);
        ImmutableArray<FundingAward> asked = [.. all.Where(award => award.Status is FundingStatus.Requested or FundingStatus.Stated).OrderBy(award => award.Position)];
        var day = LondonCalendar.DayOf(enrolment.RequestedAt);
        var target = new FundingTarget(enrolment.CoachId, enrolment.Id, null, enrolment.EmployerId, day) { LastPosition = all.Max(award => (int?)award.Position) ?? 0 };
        var cost = enrolment.Cost is { } known ? new MoneyEntry(known.Amount, known.Currency) : null;
        var request = new FundingRequest
        {
            Coach = coach,
            Offer = offer,
            Cost = cost,
            Lines = instead ?? [],
            Intent = FundingIntent.Commit,
            Payer = FundingPayer.Employer,
            AwardedOn = day,
        };

        if (instead is not null)
        {
            return (await DecideAsync(request, cancellation)).Match<Outcome<ImmutableArray<FundingAward>, UserError>>(
                planned =>
                {
                    foreach (var award in asked)
                    {
                        db.Replace(award, award with { Status = award.Status == FundingStatus.Requested ? FundingStatus.Refused : FundingStatus.Released });
                    }

                    return Keep(planned, target);
                },
                errors => errors);
        }

        if (asked.IsEmpty)
        {
            return ImmutableArray<FundingAward>.Empty;
        }

        var budgets = await BudgetsAsync([.. asked.Select(award => award.AllocationId).OfType<FundingAllocationId>()], request, enrolment.EmployerId, cancellation);
        ImmutableArray<FundingEntry> entries = [.. asked.Select(award => Entry(award, budgets))];
        var outcome = await DecideAsync(
            request with { Standing = asked }, entries, [.. budgets.Where(budget => budget.OrganisationId == enrolment.EmployerId)], enrolment.EmployerId, day, cancellation);

        // The input has no lines that a field could name.
        return outcome.Match<Outcome<ImmutableArray<FundingAward>, UserError>>(
            planned => Keep(planned, target),
            errors => errors.Select(error => error with { Field = ["id"] }).ToImmutableArray());
    }

    /// <summary>Gives back the money of places that are not taken up: what was promised goes back to its budget, what was asked for is refused.</summary>
    /// <param name="reason">For whoever reads the ledger. Null when none was given.</param>
    public async Task ReleaseOfAsync(IReadOnlyCollection<Enrolment> enrolments, string? reason, CancellationToken cancellation)
    {
        var awards = await OpenedAwardsAsync(enrolments, cancellation);
        var now = clock.GetUtcNow();

        foreach (var award in awards)
        {
            if (award is { Status: FundingStatus.Committed, AllocationId: { } budget })
            {
                Accounts.Keep(Ledger.Release(Accounts[budget], award, null, now, caller.PrincipalId, reason));
            }

            if (award.Status is FundingStatus.Requested or FundingStatus.Committed or FundingStatus.Stated)
            {
                db.Replace(award, award with { Status = award.Status == FundingStatus.Requested ? FundingStatus.Refused : FundingStatus.Released });
            }
        }
    }

    /// <summary>Pays for places that were held, attended or not: what was promised is spent, and completions get the awards of their places.</summary>
    /// <param name="places">Each place with the completion that it made. Null where it made none.</param>
    public async Task SpendOfAsync(IReadOnlyDictionary<Enrolment, CompletionId?> places, CancellationToken cancellation)
    {
        var awards = await OpenedAwardsAsync([.. places.Keys], cancellation);
        var completions = places.ToDictionary(place => place.Key.Id, place => place.Value);
        var now = clock.GetUtcNow();

        foreach (var award in awards.Where(award => award.Status is FundingStatus.Committed or FundingStatus.Stated or FundingStatus.Spent))
        {
            var status = award.Status == FundingStatus.Committed ? FundingStatus.Spent : award.Status;
            var after = award with { Status = status, CompletionId = award.CompletionId ?? completions[award.EnrolmentId!.Value] };

            if (award is { Status: FundingStatus.Committed, AllocationId: { } budget })
            {
                Accounts.Keep(Ledger.Spend(Accounts[budget], award, now, caller.PrincipalId));
            }

            if (after != award)
            {
                db.Replace(award, after);
            }
        }
    }

    /// <summary>Gives back a part of what an award promises, or all of it.</summary>
    /// <returns>The award as it is from now on.</returns>
    public FundingAward Release(FundingAward award, Release release)
    {
        Accounts.Keep(Ledger.Release(Accounts[award.AllocationId!.Value], award, release.Amount, clock.GetUtcNow(), caller.PrincipalId, release.Reason));

        var left = award.Amount!.Value.Less(release.Amount)!.Value;
        var after = left.Pence == 0
            ? award with { Status = FundingStatus.Released }
            : award with
            {
                Amount = left,
                SharePercent = award.SharePercent is { } share ? decimal.Round(share * left.Pence / award.Amount.Value.Pence, 2, MidpointRounding.AwayFromZero) : null,
            };
        db.Replace(award, after);

        return after;
    }

    /// <summary>Locks the budget of an award. What is read of either from here on stays so until the transaction ends.</summary>
    public Task LockAsync(FundingAllocationId budget, CancellationToken cancellation) => Accounts.OpenAsync([budget], cancellation);

    private async Task<Outcome<ImmutableArray<PlannedAward>, UserError>> DecideAsync(
        FundingRequest request, ImmutableArray<FundingEntry> entries, ImmutableArray<FundingAllocation> budgets, OrganisationId? employer, DateOnly day, CancellationToken cancellation)
    {
        var known = (await facts.OfCoachAsync(request.Coach, day, cancellation))(request.Offer);

        // Nearly no rule has a ceiling on a whole budget, and what came out of one may be much to read.
        if (known.Streams.Any(stream => stream.Rules.Any(rule => rule is { CeilingPer: CeilingScope.Allocation, Ceiling.Pence: > 0 })))
        {
            var involved = budgets.Select(budget => budget.Id).Concat(entries.Select(entry => entry.Allocation?.Value?.Id).OfType<FundingAllocationId>());
            known = known with { Drawn = await facts.DrawnAsync([.. involved.Distinct()], cancellation) };
        }

        var cost = request.Cost is { } typed ? Money.TryOfAmount(typed.Amount, typed.Currency) : null;
        var outcome = FundingRules.Decide(new FundingCase
        {
            Entries = entries,
            Cost = cost,
            CostIsStated = request.Cost is not null,
            Intent = request.Intent,
            Standing = request.Standing,
            Budgets = budgets,
            MayBeStated = request.Payer == FundingPayer.Employer
                || (employer is { } whose ? caller.May(AccessPolicy.FundsOrganisation, AccessSubject.Of(whose)) : caller.Has(Domain.Standing.Steward)),
            Today = Today,
            Facts = known,
        });

        return outcome.Match<Outcome<ImmutableArray<PlannedAward>, UserError>>(planned => planned, errors => ImmutableArray<UserError>.CastUp(errors));
    }

    // Budgets that lines name, and those of the employer for lines that name none; locked when money is promised.
    private async Task<IReadOnlyList<FundingAllocation>> BudgetsAsync(
        IReadOnlyCollection<FundingAllocationId> named, FundingRequest request, OrganisationId? employer, CancellationToken cancellation)
    {
        FundingAllocationId[] asked = [.. named];
        var commits = request.Intent == FundingIntent.Commit;
        var rows = db.FundingAllocations.Where(row => asked.Contains(row.Id) || (commits && row.OrganisationId == employer));
        FundingAllocation[] found = [.. (await rows.ToListAsync(cancellation)).Where(row => MayUse(row, request.Payer, employer))];

        if (!commits)
        {
            return found;
        }

        await Accounts.OpenAsync(found.Select(row => row.Id), cancellation);

        return [.. found.Select(row => Accounts[row.Id])];
    }

    private bool MayUse(FundingAllocation budget, FundingPayer payer, OrganisationId? employer) => payer == FundingPayer.Employer
        ? budget.OrganisationId == employer
        : caller.May(AccessPolicy.FundsOrganisation, AccessSubject.Of(budget));

    private FundingEntry Entry(FundingAward award, IReadOnlyList<FundingAllocation> budgets) => new()
    {
        Stream = new Named<FundingStream>("", catalogue.View.FundingStream(award.StreamId)),
        Allocation = award.AllocationId is { } id ? new Named<FundingAllocation>("", budgets.FirstOrDefault(budget => budget.Id == id)) : null,
        Amount = award.Amount is { } amount ? new MoneyEntry(amount.Amount, amount.Currency) : null,
        Use = award.Use,
        Reference = award.Reference,
    };

    private async Task<IReadOnlyList<FundingAward>> OfEnrolmentsAsync(IReadOnlyCollection<Enrolment> enrolments, CancellationToken cancellation)
    {
        CoachId[] coaches = [.. enrolments.Select(row => row.CoachId).Distinct()];
        EnrolmentId?[] ids = [.. enrolments.Select(row => (EnrolmentId?)row.Id)];

        // Ledgers tell the same story each time: places as they were asked for, and their lines in order.
        return await db.FundingAwards.Where(award => coaches.Contains(award.CoachId) && ids.Contains(award.EnrolmentId))
            .OrderBy(award => award.EnrolmentId).ThenBy(award => award.Position).ToListAsync(cancellation);
    }

    // The run is locked, so that no other award comes to these places; what their budgets are is read again after the lock.
    private async Task<IReadOnlyList<FundingAward>> OpenedAwardsAsync(IReadOnlyCollection<Enrolment> enrolments, CancellationToken cancellation)
    {
        var awards = await OfEnrolmentsAsync(enrolments, cancellation);
        FundingAllocationId[] budgets = [.. awards.Where(award => award.Status == FundingStatus.Committed).Select(award => award.AllocationId).OfType<FundingAllocationId>()];

        if (budgets.Length == 0)
        {
            return awards;
        }

        await Accounts.OpenAsync(budgets, cancellation);

        return await OfEnrolmentsAsync(enrolments, cancellation);
    }
}
