using static CpdGraph.Domain.Tests.SupervisionSample;

namespace CpdGraph.Domain.Tests;

public sealed class SupervisionDemandTests
{
    [Fact]
    public void Every_day_has_the_demand_of_the_rule_that_counts_on_it_and_no_other() => Seeds.Of(300, random =>
    {
        var rules = Enumerable.Range(0, random.Next(6)).Select(number =>
        {
            var from = Start.AddDays(random.Next(60));

            return Policy((SupervisionKind)random.Next(2)) with
            {
                ValidFrom = from,
                ValidTo = random.Next(2) == 0 ? null : from.AddDays(random.Next(30)),
                MinimumSupervisorTier = random.Next(2) == 0 ? null : (PracticeTier)random.Next(4),
                ClinicalRegistrationNeeded = random.Next(2) == 0,
                MinutesPerMonth = random.Next(2) == 0 ? null : 60,
            };
        }).ToArray();

        var demands = SupervisionDemand.Of(rules);

        for (var day = Start.AddDays(-2); day < Start.AddDays(100); day = day.AddDays(1))
        {
            foreach (var kind in new[] { SupervisionKind.LineManagement, SupervisionKind.Clinical })
            {
                var rule = SupervisionPolicy.On(rules, kind, day);
                var demand = demands.SingleOrDefault(one => one.Kind == kind && one.Days.Contains(day));

                Assert.Equal(rule is null, demand is null);
                Assert.Equal(rule?.ClinicalRegistrationNeeded, demand?.ClinicalRegistrationNeeded);
                Assert.Equal(rule?.MinutesPerMonth is not null, demand?.MinutesDecide ?? false);
                Assert.All(
                    rule is null ? [] : Enum.GetValues<PracticeTier>(),
                    tier => Assert.Equal(rule!.MinimumSupervisorTier is not { } minimum || tier >= minimum, demand!.Tiers is not { } tiers || tiers.Contains(tier)));
            }
        }
    });
}
