using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads the development plans of a coach in <c>demo/people.yaml</c>, the oldest first.</summary>
internal sealed class PlanSeed(SeedReading reading, SeededCatalogue catalogue, SeededSupervisors supervisors)
{
    public void Add(SeedNode coach, RecordOwner owner, SeededPeople people)
    {
        foreach (var row in coach.Rows("plans"))
        {
            var startsOn = row.Ago("startsDaysAgo");
            SeededAction[] actions = [.. row.Rows("actions", "key").Select(part => new SeededAction(Action(part, startsOn), part.AgoOrNull("doneDaysAgo")))];

            if (Written(row, startsOn, actions, owner, people) is { } written && Submitted(row, owner, written) is { } plan)
            {
                Agree(row, actions, owner, plan, people);
            }
        }
    }

    private DevelopmentPlan? Written(SeedNode row, DateOnly startsOn, SeededAction[] actions, RecordOwner owner, SeededPeople people)
    {
        var before = people.Plans.Where(plan => plan.CoachId == owner.Coach.Id).ToArray();
        var entry = new PlanEntry
        {
            StartsOn = startsOn,
            ReviewOn = startsOn.AddDays(row.Number("reviewAfterDays")),
            Aspiration = row.TextOrNull("aspiration"),
            CpdTargetMinutes = row.NumberOrNull("cpdTargetMinutes"),
            Actions = [.. actions.Select(action => action.Entry)],
        };

        return row.Take(PlanRules.Create(new(owner.Key, owner.Coach), entry, before, owner.Caller, reading.Moment(startsOn))) is { } plan
            ? plan with { Id = DevelopmentPlanId.From(reading.Define(RecordKind.DevelopmentPlan, $"{owner.Key}/{before.Length + 1}", row.Place)) }
            : null;
    }

    private DevelopmentPlan? Submitted(SeedNode row, RecordOwner owner, DevelopmentPlan plan) => row.AgoOrNull("submittedDaysAgo") is { } day
        ? row.Take(PlanStepRules.Submit(Named(plan), plan.Revision, owner.Caller, reading.Moment(day)))
        : plan;

    private void Agree(SeedNode row, SeededAction[] actions, RecordOwner owner, DevelopmentPlan plan, SeededPeople people)
    {
        if (row.AgoOrNull("agreedDaysAgo") is not { } day)
        {
            people.Plans.Add(plan);
            return;
        }

        if (supervisors.Find(row, row.Text("agreedBy")) is not { } supervisor)
        {
            return;
        }

        var before = people.Plans.Find(one => one.CoachId == owner.Coach.Id && one.Status == PlanStatus.Agreed);
        var agreed = row.Take(PlanStepRules.Agree(Named(plan), day, plan.Revision, before, supervisor.CallerFor(owner, day), reading.Moment(day)));

        if (agreed is null)
        {
            return;
        }

        if (before is not null && agreed.Closed is { } closed)
        {
            people.Plans[people.Plans.IndexOf(before)] = closed;
        }

        people.Plans.Add(actions.Aggregate(agreed.Plan, (current, action) => Done(row, action, owner, current)));
    }

    private DevelopmentPlan Done(SeedNode row, SeededAction action, RecordOwner owner, DevelopmentPlan plan) => action.DoneOn is { } day
        ? row.Take(PlanStepRules.CompleteAction(Named(plan), action.Entry.Key, day, plan.Revision, owner.Caller, reading.Moment(day))) ?? plan
        : plan;

    private PlanActionEntry Action(SeedNode row, DateOnly startsOn) => new()
    {
        Key = row.Text("key"),
        Title = row.Text("title"),
        DueOn = row.NumberOrNull("dueAfterDays") is { } days ? startsOn.AddDays(days) : null,
        Offer = row.TextOrNull("offer") is { } slug ? new(slug, Offer(slug)) : null,
        Pathway = row.TextOrNull("pathway") is { } pathway ? new(pathway, catalogue.Pathways.GetValueOrDefault(pathway)) : null,
        Competencies = [.. row.Texts("competencies").Select(code => new Named<PlanCompetency>(code, Competency(code)))],
    };

    private PlanOffer? Offer(string slug) => catalogue.Offers.GetValueOrDefault(slug) is { } offer ? new(offer.Offer.Id, offer.Offer.Status == OfferStatus.Published) : null;

    private PlanCompetency? Competency(string code) => catalogue.Competencies.GetValueOrDefault(code) is { } competency
        ? new(competency.Id, catalogue.FrameworkOf(competency)?.IsInForceOn(reading.Today) == true)
        : null;

    private static Named<DevelopmentPlan> Named(DevelopmentPlan plan) => new("plan", plan);

    /// <param name="DoneOn">Null while it is open.</param>
    private sealed record SeededAction(PlanActionEntry Entry, DateOnly? DoneOn);
}
