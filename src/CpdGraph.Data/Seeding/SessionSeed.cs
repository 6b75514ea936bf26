using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads the supervision meetings of a coach in <c>demo/people.yaml</c>: after all tiers, since those of the supervisors decide.</summary>
internal sealed class SessionSeed(SeedReading reading, SeededCatalogue catalogue, SeededSupervisors supervisors)
{
    private const int DaysToRecord = 1;
    private const int DaysToConfirm = 4;

    public void Add(SeedNode coach, RecordOwner owner, SeededPeople people)
    {
        foreach (var row in coach.Rows("sessions", "kind"))
        {
            var kind = row.Choice<SupervisionKind>("kind");

            foreach (var days in row.Numbers("daysAgo"))
            {
                Add(row, kind, reading.Today.AddDays(-days), $"{owner.Key}/{kind}/{days}", owner, people);
            }
        }
    }

    private void Add(SeedNode row, SupervisionKind kind, DateOnly day, string key, RecordOwner owner, SeededPeople people)
    {
        var arranged = owner.Arranged(kind, day);

        if ((arranged is { } id ? supervisors.Find(id) : null) is not { } giver)
        {
            reading.Report(row.Place, $"nobody was arranged for it on {day:yyyy-MM-dd}.");
            return;
        }

        var supervisor = giver.CallerFor(owner, day);
        var byCoach = row.FlagOrNull("loggedByCoach") == true;
        var entry = new SessionEntry
        {
            Coach = new(owner.Key, owner.Coach),
            Supervisor = new Named<Supervisor>(giver.Key, giver.Supervisor),
            Kind = kind,
            Format = row.ChoiceOrNull<SupervisionFormat>("format") ?? SupervisionFormat.Individual,
            HeldOn = day,
            DurationMinutes = row.Number("minutes"),
            AgreedActions = row.TextOrNull("agreedActions"),
        };
        var facts = new SessionFacts
        {
            Caller = byCoach ? owner.Caller : supervisor,
            Arranged = arranged,
            Policy = SupervisionPolicy.On(catalogue.SupervisionPolicies, kind, day),
            SupervisorTier = SupervisorTier.On(giver.Supervisor, people.TierAwards.Where(award => award.CoachId == giver.Supervisor.CoachId), day),
            Now = reading.Moment(day, DaysToRecord),
        };

        if (row.Take(SessionRules.Log(entry, facts)) is { } logged && Confirmed(row, logged, byCoach ? supervisor : owner.Caller) is { } session)
        {
            people.Sessions.Add(session with { Id = SupervisionSessionId.From(reading.Define(RecordKind.SupervisionSession, key, row.Place)) });
        }
    }

    private SupervisionSession? Confirmed(SeedNode row, SupervisionSession session, Caller other) => row.FlagOrNull("confirmed") == false
        ? session
        : row.Take(SessionRules.Confirm(new(row.Text("kind"), session), other, reading.Moment(session.HeldOn, DaysToConfirm)));
}
