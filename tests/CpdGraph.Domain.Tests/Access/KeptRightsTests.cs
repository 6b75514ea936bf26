namespace CpdGraph.Domain.Tests;

/// <summary>Whether a caller who holds something open still has what it began with.</summary>
public sealed class KeptRightsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly CoachId Coach = CoachId.New(Now);

    private static readonly ProviderId Provider = ProviderId.New(Now);

    private static readonly Caller Full = new()
    {
        Issuer = "https://login.example.org",
        Subject = "4711",
        Roles = RoleSet.Of(Role.Publisher, Role.Supervisor),
        SupervisedCoachIds = new HashSet<CoachId> { Coach },
        ProviderIds = new HashSet<ProviderId> { Provider },
    };

    public static TheoryData<string> Losses => [.. Lost.Keys];

    private static Dictionary<string, Caller> Lost { get; } = new()
    {
        ["a role"] = Full with { Roles = RoleSet.Of(Role.Publisher) },
        ["a coach to supervise"] = Full with { SupervisedCoachIds = new HashSet<CoachId>() },
        ["a provider"] = Full with { ProviderIds = new HashSet<ProviderId> { ProviderId.New(Now) } },
        ["everything"] = Caller.Anonymous,
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void Who_lost_something_does_not_keep_it(string what) => Assert.False(Lost[what].Keeps(Full));

    [Fact]
    public void Who_lost_nothing_keeps_all_whatever_came_on_top()
    {
        Assert.True(Full.Keeps(Full with { Name = "Another name" }));
        Assert.True((Full with { Roles = Full.Roles.With(Role.Steward), CoachId = Coach }).Keeps(Full));
        Assert.True(Full.Keeps(Caller.Anonymous));
    }
}
