using static CpdGraph.Domain.SupervisionKind;
using static CpdGraph.Domain.SupervisionStatus;
using static CpdGraph.Domain.Tests.AttentionSample;

namespace CpdGraph.Domain.Tests;

public sealed class SupervisionMattersTests
{
    private static readonly DateOnly Late = Day.AddDays(-20);

    [Fact]
    public void What_is_overdue_is_told_to_the_coach_to_who_gives_it_and_to_the_line_manager_and_to_no_other()
    {
        var overdue = Verdict(Clinical, Overdue, Another, Late);

        var own = Assert.Single(Of(Own() with { Supervision = Overview(overdue) }));
        Assert.Equal((AttentionKind.SupervisionOverdue, Late, true, null), (own.Kind, own.DueOn, own.Overdue, own.CoachId));
        Assert.Equal("Your clinical supervision is overdue. Because.", own.Text);
        Assert.Equal("Agree a date with Colin Baker, and log the meeting once it has taken place.", own.Action);

        var amira = Amira();
        var given = Assert.Single(Of(amira with { Supervision = Overview(overdue with { Supervisor = Giver }) }));
        Assert.Equal((AttentionKind.SupervisionOverdue, amira.Id), (given.Kind, given.CoachId));
        Assert.Equal(new AttentionSubject(AttentionSubjectKind.Coach, amira.Id.Value), given.Subject);
        Assert.Equal("The clinical supervision of Amira Khan is overdue. Because.", given.Text);
        Assert.Equal("Agree a date with Amira Khan, and log the meeting once it has taken place.", given.Action);

        var managed = Assert.Single(Of(amira with { Supervision = Overview(Verdict(LineManagement, Met, Giver, null), overdue) }));
        Assert.Equal("Ask Amira Khan and Colin Baker to agree a date.", managed.Action);

        Assert.Empty(Of(amira with { Supervision = Overview(Verdict(LineManagement, Met, Another, null), overdue) }));
        Assert.Empty(Of(amira with { Supervision = Overview(overdue) }));
    }

    [Theory]
    [InlineData(Due, 5, true)]
    [InlineData(Due, -5, true)]
    [InlineData(DueSoon, 14, true)]
    [InlineData(DueSoon, 15, false)]
    [InlineData(Met, 3, false)]
    public void What_is_due_is_told_to_the_coach_and_to_who_gives_it(SupervisionStatus status, int inDays, bool isListed)
    {
        var due = Verdict(LineManagement, status, Giver, Day.AddDays(inDays));

        foreach (var coach in new[] { Own(), Amira() })
        {
            var items = Of(coach with { Supervision = Overview(due) });

            Assert.Equal(isListed ? [AttentionKind.SupervisionDue] : [], items.Select(item => item.Kind));
            Assert.All(items, item => Assert.Equal((due.NextDueOn, false), (item.DueOn, item.Overdue)));
        }

        // Who manages the coach leaves it to them until it is overdue.
        Assert.Empty(Of(Amira() with { Supervision = Overview(Verdict(LineManagement, Met, Giver, null), due with { Policy = SupervisionSample.ClinicalRule, Supervisor = Another }) }));
    }

    [Fact]
    public void Where_nobody_is_arranged_the_coach_and_the_line_manager_are_told_and_everybody_when_there_is_none()
    {
        var missing = Verdict(Clinical, NotArranged, null, null);
        var amira = Amira();

        Assert.Equal("Ask your line manager to arrange it.", Assert.Single(Of(Own() with { Supervision = Overview(Verdict(LineManagement, Met, Another, null), missing) })).Action);
        Assert.Equal("Ask whoever supervises you, or a steward, to arrange it.", Assert.Single(Of(Own() with { Supervision = Overview(missing) })).Action);
        Assert.Empty(Of(amira with { Supervision = Overview(Verdict(LineManagement, Met, Another, null), missing) }));

        foreach (var supervision in new[] { Overview(Verdict(LineManagement, Met, Giver, null), missing), Overview(missing) })
        {
            var item = Assert.Single(Of(amira with { Supervision = supervision }));

            Assert.Equal((AttentionKind.SupervisionToArrange, null, false), (item.Kind, item.DueOn, item.Overdue));
            Assert.Equal("Nobody is arranged for clinical supervision of Amira Khan.", item.Text);
            Assert.Equal("Arrange somebody who meets the rule.", item.Action);
        }
    }

    [Fact]
    public void Meetings_with_somebody_who_does_not_meet_the_rule_are_no_advice()
    {
        var verdict = Verdict(Clinical, Overdue, Giver, Late, qualified: false);

        Assert.Equal("Ask your line manager to arrange a supervisor who meets the rule.", Assert.Single(Of(Own() with { Supervision = Overview(verdict) })).Action);
        Assert.Equal("Arrange a supervisor who meets the rule.", Assert.Single(Of(Amira() with { Supervision = Overview(verdict) })).Action);
    }

    [Fact]
    public void What_is_due_and_then_overdue_is_one_matter_and_due_again_another()
    {
        var amira = Amira();

        var due = Assert.Single(Of(amira with { Supervision = Overview(Verdict(Clinical, Due, Giver, Late)) }));
        var overdue = Assert.Single(Of(amira with { Supervision = Overview(Verdict(Clinical, Overdue, Giver, Late)) }));
        var again = Assert.Single(Of(amira with { Supervision = Overview(Verdict(Clinical, Due, Giver, Day)) }));

        Assert.Equal(due.Key, overdue.Key);
        Assert.NotEqual(due.Key, again.Key);
    }

    [Fact]
    public void A_meeting_that_is_held_takes_it_away()
    {
        var facts = new SupervisionFacts { Arranged = [SupervisionSample.Arranged(LineManagement, Day.AddYears(-1), supervisor: Giver)] };

        Assert.Contains(Of(Amira() with { Supervision = Decided(facts) }), item => item.Kind == AttentionKind.SupervisionOverdue);
        Assert.DoesNotContain(
            Of(Amira() with { Supervision = Decided(facts with { Held = [new(LineManagement, Day, 0, 0, 0, 0)] }) }), item => item.Kind == AttentionKind.SupervisionOverdue);

        static SupervisionOverview Decided(SupervisionFacts facts) => SupervisionRules.Decide(facts, SupervisionSample.Policies, Day);
    }
}
