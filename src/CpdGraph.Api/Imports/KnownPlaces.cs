using CpdGraph.Api.Features.Learning;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Imports;

/// <summary>Places on some runs, with what the attendance of them hangs on.</summary>
internal sealed class KnownPlaces
{
    private readonly ILookup<OfferRunId, Enrolment> byRun;
    private readonly Dictionary<EnrolmentId, Enrolment> byId;
    private readonly Dictionary<CoachId, (string Name, string? Email)> people;
    private readonly ILookup<OfferId, OfferVersion> versions;
    private readonly ILookup<OfferId, Completion> completions;

    private KnownPlaces(
        IReadOnlyList<Enrolment> places, Dictionary<CoachId, (string Name, string? Email)> people, IEnumerable<OfferVersion> versions, IReadOnlyList<Completion> completions)
    {
        byRun = places.ToLookup(place => place.RunId);
        byId = places.ToDictionary(place => place.Id);
        this.people = people;
        this.versions = versions.ToLookup(version => version.OfferId);
        this.completions = completions.ToLookup(completion => completion.OfferId);
        Made = completions.ToDictionary(completion => completion.Id);
    }

    /// <summary>Completions of the offers that those who have places here have, those left out that were corrected.</summary>
    public IReadOnlyDictionary<CompletionId, Completion> Made { get; }

    /// <summary>Reads all places of some runs, in four statements.</summary>
    public static async Task<KnownPlaces> ReadAsync(CpdContext db, IReadOnlyCollection<OfferRunId> runs, CancellationToken cancellation)
    {
        var places = await db.Enrolments.Where(place => runs.Contains(place.RunId)).ToListAsync(cancellation);
        CoachId[] coaches = [.. places.Select(place => place.CoachId).Distinct()];
        OfferId[] offers = [.. places.Select(place => place.OfferId).Distinct()];
        var people = await db.Coaches.Where(coach => coaches.Contains(coach.Id)).Select(coach => new { coach.Id, coach.DisplayName, coach.Email }).ToListAsync(cancellation);

        return new(
            places,
            people.ToDictionary(coach => coach.Id, coach => (coach.DisplayName, coach.Email)),
            await db.OfferVersions.Where(version => offers.Contains(version.OfferId)).ToListAsync(cancellation),
            await db.Completions.Where(row => coaches.Contains(row.CoachId) && offers.Contains(row.OfferId)).Standing(db).ToListAsync(cancellation));
    }

    /// <summary>A place on one of the runs. Null when there is none.</summary>
    public Enrolment? Find(EnrolmentId id) => byId.GetValueOrDefault(id);

    /// <summary>All places on a run.</summary>
    public IEnumerable<Enrolment> On(OfferRunId run) => byRun[run];

    /// <summary>Name of who has a place, for the attendance list.</summary>
    public string NameOf(Enrolment place) => people.TryGetValue(place.CoachId, out var person) ? person.Name : "";

    /// <summary>The place on a run of somebody with an e-mail address or name. Null when there is none or more than one, which is told.</summary>
    public Enrolment? Of(ImportCells cells, OfferRunId run, string? email, string? name)
    {
        if (email is null && name is null)
        {
            cells.Refuse("place", "Say whose place it is: the place, the e-mail address or the name.");
            return null;
        }

        var (column, text) = email is null ? ("name", name!) : ("email", email);
        var theirs = byRun[run].Where(place => people.TryGetValue(place.CoachId, out var person)
            && string.Equals(email is null ? person.Name : person.Email, text.Trim(), StringComparison.OrdinalIgnoreCase)).ToArray();
        var held = theirs.Where(place => place.TakesPlace).ToArray();

        switch (held is [] ? theirs : held)
        {
            case []:
                cells.Refuse(column, "Nobody of this name or address has a place on this run. Check it, or take the place from an export of the run.");
                return null;
            case [var only]:
                return only;
            case [var first, .. var others] when others.All(other => other.CoachId == first.CoachId):
                return others[^1];
            default:
                cells.Refuse(column, "Several people of this name have a place on this run. Write the e-mail address, or the place from an export of the run.");
                return null;
        }
    }

    /// <summary>What the attendance of a run is decided by.</summary>
    public AttendanceFacts FactsOf(OfferRun run, Offer offer, Caller caller, DateTimeOffset now) => new()
    {
        Run = run,
        Offer = new OfferHistory(offer, [.. versions[offer.Id]]),
        Hopeful = [.. On(run.Id).Where(place => place.Status is EnrolmentStatus.Requested or EnrolmentStatus.WaitingList)],
        Completions = [.. completions[offer.Id]],
        Caller = caller,
        Now = now,
    };
}
