using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads the pathways that a coach in <c>demo/people.yaml</c> follows, and the experience that was confirmed on them.</summary>
internal sealed class PathwayProgressSeed(SeedReading reading, SeededCatalogue catalogue, SeededSupervisors supervisors)
{
    public void Add(SeedNode coach, RecordOwner owner, SeededPeople people)
    {
        foreach (var row in coach.Rows("pathways", "pathway"))
        {
            var slug = row.Text("pathway");
            var pathway = new Named<Pathway>(slug, catalogue.Pathways.GetValueOrDefault(slug));
            AddStart(row, pathway, owner, people);

            foreach (var step in row.Rows("confirmed", "step"))
            {
                AddConfirmation(step, pathway, owner, people);
            }
        }
    }

    private void AddStart(SeedNode row, Named<Pathway> pathway, RecordOwner owner, SeededPeople people)
    {
        var (day, coach) = (row.Ago("startedDaysAgo"), new Named<Coach>(owner.Key, owner.Coach));
        PathwayStart[] before = [.. people.PathwayStarts.Where(start => start.CoachId == owner.Coach.Id)];

        if (row.Take(PathwayRules.Start(coach, pathway, day, before, owner.Caller, reading.Moment(day))) is not { } start)
        {
            return;
        }

        if (row.AgoOrNull("leftDaysAgo") is { } left)
        {
            start = row.Take(PathwayRules.Leave(coach, pathway, row.TextOrNull("reason"), [.. before, start], owner.Caller, reading.Moment(left)))?.After ?? start;
        }

        var number = before.Count(other => other.PathwayId == start.PathwayId) + 1;
        people.PathwayStarts.Add(start with { Id = PathwayStartId.From(reading.Define(RecordKind.PathwayStart, $"{owner.Key}/{pathway.Key}/{number}", row.Place)) });
    }

    private void AddConfirmation(SeedNode row, Named<Pathway> pathway, RecordOwner owner, SeededPeople people)
    {
        var (step, day) = (row.Text("step"), row.Ago("daysAgo"));

        if (supervisors.Find(row, row.Text("confirmedBy")) is not { } supervisor)
        {
            return;
        }

        var wish = new StepToConfirm
        {
            Coach = new(owner.Key, owner.Coach),
            Employments = owner.Employments,
            Pathway = pathway,
            Step = step,
            MetOn = day,
            Months = row.NumberOrNull("months"),
            Note = row.TextOrNull("note"),
            Existing = [.. people.PathwayConfirmations.Where(other => other.CoachId == owner.Coach.Id)],
        };

        if (row.Take(PathwayRules.Confirm(wish, supervisor.CallerFor(owner, day), reading.Moment(day))) is { } confirmation)
        {
            var id = reading.Define(RecordKind.PathwayConfirmation, $"{owner.Key}/{pathway.Key}/{step}", row.Place);
            people.PathwayConfirmations.Add(confirmation with { Id = PathwayConfirmationId.From(id) });
        }
    }
}
