namespace CpdGraph.Domain.Tests;

public sealed class RoleSetTests
{
    [Fact]
    public void Claims_narrow_and_never_widen() => Seeds.Of(500, random =>
    {
        var granted = RoleSet.Of([.. Enum.GetValues<Role>().Where(_ => random.Next(2) == 0)]);
        var claimed = RoleSet.Of([.. Enum.GetValues<Role>().Where(_ => random.Next(2) == 0)]);

        var roles = RoleSet.Narrow(granted, claimed);

        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(granted.Contains(role) && claimed.Contains(role), roles.Contains(role)));
    });

    [Fact]
    public void A_token_without_role_claims_narrows_nothing_and_one_with_none_takes_all()
    {
        var granted = RoleSet.Of(Role.Coach, Role.Steward);

        Assert.Equal(granted, RoleSet.Narrow(granted, null));
        Assert.True(RoleSet.Narrow(granted, RoleSet.None).IsEmpty);
    }

    [Fact]
    public void Roles_are_listed_in_their_order() =>
        Assert.Equal([Role.Coach, Role.Publisher, Role.Administrator], RoleSet.Of(Role.Administrator, Role.Coach, Role.Publisher, Role.Coach));
}
