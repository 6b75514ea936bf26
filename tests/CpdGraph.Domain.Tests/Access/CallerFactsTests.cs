namespace CpdGraph.Domain.Tests;

public sealed class CallerFactsTests
{
    private static readonly OrganisationId Board = OrganisationId.New(Sample.Now);
    private static readonly OrganisationId Network = OrganisationId.New(Sample.Now);

    [Fact]
    public void Rights_come_from_what_is_live_today()
    {
        var coach = CoachId.New(Sample.Now);
        var (own, supervised, former, ended) = (SupervisorId.New(Sample.Now), CoachId.New(Sample.Now), CoachId.New(Sample.Now), SupervisorId.New(Sample.Now));
        var provider = ProviderId.New(Sample.Now);
        var facts = Facts() with
        {
            Principal = Sample.Principal(coach: coach),
            SupervisorId = own,
            Memberships =
            [
                Sample.Membership(Role.Publisher) with { ProviderId = provider },
                Sample.Membership(Role.Analyst) with { OrganisationId = Board, Relation = OrganisationRelation.Oversees },
                Sample.Membership(Role.Steward, to: Sample.Today.AddDays(-1), from: Sample.Today.AddDays(-9)),
                Sample.Membership(Role.Administrator, from: Sample.Today.AddDays(1)),
                Sample.Membership(Role.Supervisor) with { RevokedAt = Sample.Now },
            ],
            Supervising = [Sample.Assignment(supervised, own, Sample.Today), Sample.Assignment(former, own, Sample.Today.AddDays(-9), Sample.Today.AddDays(-1))],
            SupervisedBy = [Sample.Assignment(coach, ended, Sample.Today.AddDays(-9), Sample.Today.AddDays(-1))],
        };

        var caller = facts.On(Sample.Today, Below);

        Assert.Equal(RoleSet.Of(Role.Coach, Role.Publisher, Role.Analyst), caller.Roles);
        Assert.Equal(coach, caller.CoachId);
        Assert.Equal([supervised], caller.SupervisedCoachIds);
        Assert.Empty(caller.OwnSupervisorIds);
        Assert.Equal([provider], caller.ProviderIds);
        Assert.Equal(new HashSet<OrganisationId> { Board, Network }, caller.OverseenOrganisationIds.ToHashSet());
        Assert.Empty(caller.FundedOrganisationIds);
    }

    [Fact]
    public void A_token_narrowed_to_one_role_carries_nothing_of_the_others()
    {
        var facts = Facts() with
        {
            ClaimedRoles = RoleSet.Of(Role.Coach, Role.Steward),
            Principal = Sample.Principal(coach: CoachId.New(Sample.Now)),
            Memberships =
            [
                Sample.Membership(Role.Publisher) with { ProviderId = ProviderId.New(Sample.Now) },
                Sample.Membership(Role.Analyst) with { OrganisationId = Board, Relation = OrganisationRelation.Funds },
            ],
        };

        var caller = facts.On(Sample.Today, Below);

        Assert.Equal(RoleSet.Of(Role.Coach), caller.Roles);
        Assert.Empty(caller.ProviderIds);
        Assert.Empty(caller.FundedOrganisationIds);
    }

    [Fact]
    public void Somebody_unknown_is_signed_in_and_may_do_nothing()
    {
        var caller = Facts().On(Sample.Today, Below);

        Assert.True(caller.IsSignedIn);
        Assert.Null(caller.PrincipalId);
        Assert.True(caller.Roles.IsEmpty);
        Assert.Equal("subject", caller.Name);
    }

    private static CallerFacts Facts() => new() { Issuer = "https://issuer.example.org", Subject = "subject" };

    private static IEnumerable<OrganisationId> Below(OrganisationId top) => top == Board ? [Network] : [];
}
