using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Xunit;
using static CpdGraph.Api.Tests.Story.Walk;

namespace CpdGraph.Api.Tests.Story;

/// <summary>Who tries the demonstration finds every state that a coach can be in.</summary>
public sealed class DemonstrationTests() : ApiTests(Database.Sqlite)
{
    private static readonly string[] Managers = ["lena", "miles", "thora", "stefan", "moira", "hassan"];

    [Theory]
    [InlineData("ReadinessStatus", "referralReadiness.status")]
    [InlineData("SupervisionStatus", "supervision.arrangements.status")]
    [InlineData("PlanStatus", "plans.nodes.status")]
    [InlineData("PathwayStepState", "pathwayProgress.steps.state")]
    [InlineData("SuggestionReasonKind", "suggestedOffers.reasons.kind")]
    public async Task Its_people_show_every_state(string type, string path)
    {
        var all = (await Ask(Api.Client, $"{{ __type(name: \"{type}\") {{ enumValues {{ name }} }} }}")).Each("__type.enumValues").Select(value => value.Text("name")).ToArray();
        var shown = new SortedSet<string>(StringComparer.Ordinal);

        foreach (var manager in Managers)
        {
            var seen = await Ask(Api.As(manager, Role.Supervisor), $"{{ coaches(first: 50) {{ nodes {{ {string.Join(" { ", path.Split('.'))}{string.Concat(path.Split('.').Skip(1).Select(_ => " }"))} }} }} }}");
            shown.UnionWith(seen.Each("coaches.nodes").SelectMany(coach => coach.All(path)));
        }

        Assert.Equal(all.Order(StringComparer.Ordinal), shown);
    }
}
