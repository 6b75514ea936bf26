using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <content>Numbers of what coaches did in the period: one pass over the facts of its coaches for each.</content>
public sealed partial class WorkforceNumbers
{
    private LearningTally CountLearning()
    {
        var index = FactsIndex.Of(Facts);
        var (formal, informal) = (new GroupTally(), new GroupTally());

        foreach (var coach in scope.Coaches)
        {
            foreach (ref readonly var fact in index.Learning.Of(coach, Request.Period))
            {
                if (scope.Covers(fact))
                {
                    formal.Add(fact.Coach, fact.Completions, fact.Minutes);
                }
            }
        }

        foreach (var coach in scope.Coaches)
        {
            foreach (ref readonly var fact in index.Informal.Of(coach, Request.Period))
            {
                if (scope.Covers(fact))
                {
                    informal.Add(fact.Coach, 1, fact.Minutes);
                }
            }
        }

        var cube = CubeOf();
        var shown = Disclosure.Group(formal, cube?.IsWithoutSums() == true, cube?.IsWithheld() == true);
        var (withheld, withoutSums) = WithheldOf(
            index.Informal, (of, fact) => of.Covers(fact), fact => new(0, fact.Organisation, fact.Month, 1, fact.Minutes));

        return new(shown.Events, shown.People, shown.Minutes, Disclosure.Group(informal, withoutSums.Contains(0), withheld.Contains(0)).Minutes);
    }

    private ImmutableArray<CompletionTally> CountCompletions(CompletionDimension by)
    {
        var index = FactsIndex.Of(Facts);
        var grouping = CompletionGrouping.Of(by, scope);
        var groups = grouping.Values.Select(_ => new GroupTally()).ToArray();
        var whole = new GroupTally();

        foreach (var coach in scope.Coaches)
        {
            foreach (ref readonly var fact in index.Learning.Of(coach, Request.Period))
            {
                if (!scope.Covers(fact))
                {
                    continue;
                }

                whole.Add(fact.Coach, fact.Completions, fact.Minutes);

                foreach (var place in grouping.PlacesOf(fact))
                {
                    groups[place].Add(fact.Coach, fact.Completions, fact.Minutes);
                }
            }
        }

        var cube = CubeOf(by);
        var shown = Disclosure.Groups(
            groups, whole, place => cube?.IsWithheld(grouping.Values[place]) == true, place => cube?.IsWithoutSums(grouping.Values[place]) == true);

        return
        [
            .. shown.Select((group, place) => new CompletionTally(grouping.Values[place], group.Events, group.Minutes))
                .Where(tally => grouping.IsOfTime || tally.Count is not { Value: 0 }),
        ];
    }

    private ImmutableArray<FundingTally> CountFunding()
    {
        var index = FactsIndex.Of(Facts);
        var people = Tallies();
        var (committed, spent) = (Tallies(), Tallies());
        var (someone, allCommitted, allSpent) = (new GroupTally(), new GroupTally(), new GroupTally());
        var allocated = new long[Facts.Streams.Length];

        foreach (var coach in scope.Coaches)
        {
            foreach (ref readonly var fact in index.Spend.Of(coach, Request.Period))
            {
                if (fact.CommittedPence + fact.SpentPence == 0 || !scope.Covers(fact))
                {
                    continue;
                }

                people[fact.Stream].Add(fact.Coach, 1);
                someone.Add(fact.Coach, 1);
                Add(committed[fact.Stream], allCommitted, fact.Coach, fact.CommittedPence);
                Add(spent[fact.Stream], allSpent, fact.Coach, fact.SpentPence);
            }
        }

        // A team has no budgets.
        foreach (var budget in Request.Exact ? [] : Facts.Budgets)
        {
            allocated[budget.Stream] += scope.Covers(budget) ? budget.Pence : 0;
        }

        var beside = WithheldOf(index.Spend, (of, fact) => of.Covers(fact), fact => new(
            fact.Stream, fact.Organisation, fact.Month, fact.CommittedPence + fact.SpentPence > 0 ? 1 : 0, 0, fact.CommittedPence + fact.SpentPence));
        var (coachesOf, committedOf, spentOf) = (Show(people, someone), Show(committed, allCommitted), Show(spent, allSpent));

        return
        [
            .. Facts.Streams
                .Select((stream, place) => new FundingTally(stream, coachesOf[place].People, allocated[place], committedOf[place].Pence, spentOf[place].Pence))
                .Where(tally => tally.AllocatedPence > 0 || tally.CoachCount is not { Value: 0 }),
        ];

        ImmutableArray<ShownGroup> Show(GroupTally[] groups, GroupTally whole) => Disclosure.Groups(groups, whole, beside.Withheld.Contains, beside.WithoutSums.Contains);

        GroupTally[] Tallies() => [.. Facts.Streams.Select(_ => new GroupTally())];

        static void Add(GroupTally ofStream, GroupTally ofAll, int coach, long pence)
        {
            if (pence > 0)
            {
                ofStream.Add(coach, 1, pence: pence);
                ofAll.Add(coach, 1, pence: pence);
            }
        }
    }

    // Whoever neither came nor stayed away is the third part of the whole.
    private PlaceTally CountPlaces()
    {
        var index = FactsIndex.Of(Facts);
        var booked = new GroupTally();
        GroupTally[] parts = [new(), new(), new()];

        foreach (var coach in scope.Coaches)
        {
            foreach (ref readonly var fact in index.Booked.Of(coach, Request.Period))
            {
                if (!scope.Covers(fact))
                {
                    continue;
                }

                booked.Add(fact.Coach, fact.Booked);
                Add(parts[0], fact.Coach, fact.Attended);
                Add(parts[1], fact.Coach, fact.DidNotAttend);
                Add(parts[2], fact.Coach, fact.Booked - fact.Attended - fact.DidNotAttend);
            }
        }

        var shown = Disclosure.Groups(parts, booked, place => place == 0 ? IsWithheld(fact => fact.Attended) : IsWithheld(fact => fact.DidNotAttend));

        return new(Disclosure.Group(booked, isWithheld: IsWithheld(fact => fact.Booked)).Events, shown[0].Events, shown[1].Events);

        bool IsWithheld(Func<BookedFact, int> places) => WithheldOf(
            index.Booked, (of, fact) => of.Covers(fact), fact => new(0, fact.Organisation, fact.Month, places(fact))).Withheld.Contains(0);

        static void Add(GroupTally part, int coach, int places)
        {
            if (places > 0)
            {
                part.Add(coach, places);
            }
        }
    }
}
