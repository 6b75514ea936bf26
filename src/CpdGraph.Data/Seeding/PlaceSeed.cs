using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>
/// Reads the places on runs in <c>demo/people.yaml</c>. What people did happens in the order of days, whosever record it is in, so that a full
/// run has its waiting list and a place given back goes to the first, as it would.
/// </summary>
internal sealed class PlaceSeed(SeedReading reading, SeededCatalogue catalogue, SeededSupervisors supervisors)
{
    private readonly List<(DateOnly Day, Action<SeededPeople> Take)> steps = [];
    private readonly Dictionary<OfferRunId, RunPlaces> places = [];

    public void Add(SeedNode coach, RecordOwner owner, SeededPeople people)
    {
        foreach (var row in coach.Rows("places", "run"))
        {
            var key = row.Text("run");

            if (catalogue.Run(key) is not { } bookable)
            {
                reading.Report(row.Place, $"'{key}' is not a known run.");
                continue;
            }

            var id = EnrolmentId.From(reading.Define(RecordKind.Enrolment, $"{owner.Key}/{key}", row.Place));
            var (reason, decidedBy) = (row.TextOrNull("reason"), row.TextOrNull("decidedBy"));
            var asked = row.Ago("requestedDaysAgo");
            steps.Add((asked, all => Request(row, id, bookable, owner, asked, all)));

            if (row.AgoOrNull("approvedDaysAgo") is { } approved)
            {
                steps.Add((approved, all => Step(row, id, bookable, all, (named, facts) => EnrolmentStepRules.Approve(named, facts), owner, decidedBy, approved)));
            }

            if (row.AgoOrNull("declinedDaysAgo") is { } declined)
            {
                steps.Add((declined, all => Step(row, id, bookable, all, (named, facts) => EnrolmentStepRules.Decline(named, reason ?? "", facts), owner, decidedBy, declined)));
            }

            if (row.AgoOrNull("cancelledDaysAgo") is { } cancelled)
            {
                steps.Add((cancelled, all => Step(row, id, bookable, all, (named, facts) => EnrolmentStepRules.Cancel(named, reason, facts), owner, decidedBy: null, cancelled)));
            }
        }
    }

    /// <summary>Lets everything happen that was read.</summary>
    public void Play(SeededPeople people)
    {
        foreach (var (_, take) in steps.OrderBy(step => step.Day))
        {
            take(people);
        }
    }

    private void Request(SeedNode row, EnrolmentId id, BookableRun bookable, RecordOwner owner, DateOnly day, SeededPeople people)
    {
        var corrected = people.Completions.Select(completion => completion.ReplacesId).OfType<CompletionId>().ToHashSet();
        var facts = new EnrolmentFacts
        {
            Places = PlacesOf(bookable.Run),
            LivePlaces = [.. people.Enrolments.Where(place => place.CoachId == owner.Coach.Id && place.IsLive).Select(place => new LivePlace(place, catalogue.SessionsOf(place.RunId)))],
            Completions = [.. people.Completions.Where(completion => completion.CoachId == owner.Coach.Id && !corrected.Contains(completion.Id))],
            LineManagers = ManagersOf(owner, day),
            EmployerId = Employment.On(owner.Employments, day)?.OrganisationId,
            Caller = Asking(owner, day),
            Now = reading.Moment(day),
        };

        if (row.Take(EnrolmentRules.Request(new() { Coach = new(owner.Key, owner.Coach), Run = new("run", bookable) }, facts)) is { } change)
        {
            Keep(change with { After = change.After with { Id = id } }, bookable.Run, people);
        }
    }

    private void Step(
        SeedNode row,
        EnrolmentId id,
        BookableRun bookable,
        SeededPeople people,
        Func<Named<Enrolment>, EnrolmentStepFacts, Outcome<EnrolmentChange, EnrolmentError>> decide,
        RecordOwner owner,
        string? decidedBy,
        DateOnly day)
    {
        if (people.Enrolments.Find(place => place.Id == id) is not { } enrolment || Actor(row, owner, decidedBy, day) is not { } caller)
        {
            return;
        }

        var facts = new EnrolmentStepFacts
        {
            Run = bookable.Run,
            ProviderId = bookable.Offer.ProviderId,
            Places = PlacesOf(bookable.Run),
            LineManagers = ManagersOf(owner, day),
            Caller = caller,
            Now = reading.Moment(day),
        };

        if (row.Take(decide(new("place", enrolment), facts)) is { } change)
        {
            Keep(change, bookable.Run, people);

            foreach (var promoted in WaitingList.Promote(bookable.Run, PlacesOf(bookable.Run), people.Enrolments.Where(place => place.RunId == bookable.Run.Id), facts.Now).Promoted)
            {
                Keep(promoted, bookable.Run, people);
            }
        }
    }

    // For a coach who has not come yet, the line manager asks.
    private Caller Asking(RecordOwner owner, DateOnly day) =>
        owner.Coach.PrincipalId is null && owner.Arranged(SupervisionKind.LineManagement, day) is { } id && supervisors.Find(id) is { } manager
            ? manager.CallerFor(owner, day)
            : owner.Caller;

    private Caller? Actor(SeedNode row, RecordOwner owner, string? key, DateOnly day) =>
        key is null ? owner.Caller : supervisors.Find(row, key)?.CallerFor(owner, day);

    private ImmutableArray<LineManager> ManagersOf(RecordOwner owner, DateOnly day) =>
        owner.Arranged(SupervisionKind.LineManagement, day) is { } id && supervisors.Find(id) is { } manager ? [new(manager.Supervisor, MayApprove: true)] : [];

    private RunPlaces PlacesOf(OfferRun run) => places.GetValueOrDefault(run.Id, RunPlaces.Untouched(run.Id)).For(run);

    private void Keep(EnrolmentChange change, OfferRun run, SeededPeople people)
    {
        var enrolment = change.After;
        places[run.Id] = PlacesOf(run).After(change, run);
        people.Enrolments.RemoveAll(place => place.Id == enrolment.Id);
        people.Enrolments.Add(enrolment);
        people.EnrolmentSteps.Add(new()
        {
            CoachId = enrolment.CoachId,
            EnrolmentId = enrolment.Id,
            Number = people.EnrolmentSteps.Count(step => step.EnrolmentId == enrolment.Id) + 1,
            Status = enrolment.Status,
            At = enrolment.UpdatedAt,
            ById = change.ById,
        });
    }
}
