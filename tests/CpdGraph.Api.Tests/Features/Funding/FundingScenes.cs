using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Api.Tests.Features.Funding;

/// <summary>Tests about money: each brings its own employer, so that no other test's budgets are there.</summary>
public abstract class FundingScenes(Database database) : PeopleTests(database)
{
    private protected static readonly DateOnly Today = LondonCalendar.DayOf(ApiServer.Now);

    /// <summary>An employer that nobody else has, with a coach who works there and their line manager.</summary>
    private protected async Task<FundingScene> Scene(OrganisationKind kind = OrganisationKind.PrimaryCareNetwork)
    {
        var employer = await NewOrganisation(kind);
        var manager = await Supervisor();
        var coach = await Coach(manager, GlobalId.Of(employer));

        return new(employer, manager, coach, new CoachId(GlobalId.TryRead(coach.Id)!.Value.Value));
    }

    private protected async Task<OrganisationId> NewOrganisation(OrganisationKind kind = OrganisationKind.PrimaryCareNetwork)
    {
        var organisation = new Organisation { Id = OrganisationId.New(ApiServer.Now), Name = Api.NewName("employer"), Kind = kind, Provenance = Provenance.Illustrative };
        await Api.Change(db =>
        {
            db.Add(organisation);

            return Task.CompletedTask;
        });

        return organisation.Id;
    }

    /// <summary>A stream of the real ones.</summary>
    private protected Task<FundingStream> StreamOf(string code) => Api.Look(db => db.FundingStreams.SingleAsync(stream => stream.Code == code));

    /// <summary>A budget that is open today.</summary>
    private protected async Task<FundingAllocationId> Budget(OrganisationId holder, string stream, decimal amount, DateOnly? opens = null, DateOnly? closes = null)
    {
        var found = await StreamOf(stream);
        var recorder = await Api.Look(db => db.Principals.FirstAsync(principal => principal.Subject == "steward"));
        var movement = Ledger.Allocate(
            new()
            {
                Id = FundingAllocationId.New(ApiServer.Now),
                OrganisationId = holder,
                StreamId = found.Id,
                Amount = Money.TryOfAmount(amount)!.Value,
                CommittedPence = 0,
                SpentPence = 0,
                OpensOn = opens ?? Today.AddDays(-30),
                ClosesOn = closes ?? Today.AddDays(100),
                LastEntry = 0,
                RecordedById = recorder.Id,
                Revision = 0,
                CreatedAt = ApiServer.Now,
                UpdatedAt = ApiServer.Now,
            },
            ApiServer.Now);
        await Api.Change(db =>
        {
            db.AddRange(movement.Allocation, movement.Entry);

            return Task.CompletedTask;
        });

        return movement.Allocation.Id;
    }

    /// <summary>A place of a coach on a run of the demonstration that is still to come.</summary>
    private protected async Task<Enrolment> Place(FundingScene scene, EnrolmentStatus status = EnrolmentStatus.Requested, decimal? cost = 400m)
    {
        var account = await Api.Look(db => db.Principals.FirstAsync(principal => principal.CoachId == scene.CoachId));
        // Of each offer a coach has one live place.
        var run = await Api.Look(db => db.Runs
            .Where(row => !db.Enrolments.Any(taken => taken.CoachId == scene.CoachId && taken.OfferId == row.OfferId))
            .OrderByDescending(row => row.StartsAt).ThenBy(row => row.Id).FirstAsync());
        var number = await Api.Look(async db => (await db.RunPlaces.Where(row => row.RunId == run.Id).Select(row => (long?)row.LastNumber).SingleOrDefaultAsync() ?? 0) + 1);
        var place = new Enrolment
        {
            Id = EnrolmentId.New(ApiServer.Now),
            CoachId = scene.CoachId,
            RunId = run.Id,
            OfferId = run.OfferId,
            Status = status,
            Number = number,
            EmployerId = scene.Employer,
            Cost = cost is { } known ? Money.TryOfAmount(known) : null,
            RequestedById = account.Id,
            RequestedAt = ApiServer.Now,
            UpdatedAt = ApiServer.Now,
        };
        await Api.Change(async db =>
        {
            if (await db.RunPlaces.SingleOrDefaultAsync(row => row.RunId == run.Id) is { } places)
            {
                db.Replace(places, places with { LastNumber = number });
            }
            else
            {
                db.Add(new RunPlaces { RunId = run.Id, Taken = 0, LastNumber = number });
            }

            db.Add(place);
        });

        return place;
    }

    /// <summary>Does something at the desk, as the line manager.</summary>
    private protected Task<T> AtDesk<T>(FundingScene scene, Func<FundingDesk, CoachShown, Task<T>> step) => Api.Within(Manager(scene), async services =>
    {
        var coach = await services.GetRequiredService<CoachReads>().FindAsync(scene.CoachId, CancellationToken.None);

        return await step(services.GetRequiredService<FundingDesk>(), coach!);
    });

    private protected async Task<FundingAllocation> Look(FundingAllocationId id) => await Api.Look(db => db.FundingAllocations.SingleAsync(row => row.Id == id));

    private protected async Task<string[]> Entries(FundingAllocationId id) => [.. (await Api.Look(db =>
        db.LedgerEntries.Where(row => row.AllocationId == id).OrderBy(row => row.Number).ToListAsync())).Select(row => $"{row.Number} {row.Kind} {row.Pence} {row.RemainingPence}")];

    private protected async Task<FundingAward[]> Awards(CoachId coach) => [.. await Api.Look(db => db.FundingAwards.Where(row => row.CoachId == coach).OrderBy(row => row.Position).ToListAsync())];

    private static Caller Manager(FundingScene scene) => new()
    {
        Issuer = "test",
        Subject = scene.Manager.Name,
        Name = scene.Manager.Name,
        Roles = RoleSet.Of([Role.Supervisor]),
        SupervisedCoachIds = new HashSet<CoachId> { scene.CoachId },
    };
}

/// <summary>An employer, somebody who works there, and who manages them.</summary>
internal sealed record FundingScene(OrganisationId Employer, Person Manager, Person Coach, CoachId CoachId);
