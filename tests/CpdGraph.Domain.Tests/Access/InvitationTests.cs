namespace CpdGraph.Domain.Tests;

public sealed class InvitationTests
{
    private static readonly Coach Coach = Sample.Coach();
    private static readonly Supervisor Invited = Sample.Supervisor();
    private static readonly PrincipalId Issuer = PrincipalId.New(Sample.Now);

    [Fact]
    public void A_code_has_five_groups_and_is_kept_as_its_hash_alone()
    {
        var issued = InvitationRules.Issue(Coach, Issuer, Sample.Entropy, Sample.Now);

        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$", issued.Code);
        Assert.Matches("^[0-9a-f]{64}$", issued.Invitation.CodeHash);
        Assert.Equal(InvitationCode.Hash(issued.Code), issued.Invitation.CodeHash);
        Assert.Equal(Sample.Now.AddDays(14), issued.Invitation.ExpiresAt);
        Assert.DoesNotContain(issued.Code, issued.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(issued.Code, issued.Invitation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bit_of_the_first_hundred_changes_the_code()
    {
        var codes = new HashSet<string> { InvitationCode.Of(Sample.Entropy) };

        for (var bit = 0; bit < 100; bit++)
        {
            var entropy = Sample.Entropy.ToArray();
            entropy[bit / 8] ^= (byte)(0x80 >> (bit % 8));
            Assert.True(codes.Add(InvitationCode.Of(entropy)), $"bit {bit}");
        }

        Assert.Throws<ArgumentException>(() => InvitationCode.Of(new byte[12]));
    }

    [Fact]
    public void Slips_in_typing_a_code_are_forgiven()
    {
        var hash = InvitationCode.Hash("0123-4567-89AB-CDEF-GH1J");

        Assert.NotNull(hash);
        Assert.Equal(hash, InvitationCode.Hash(" 0123 4567 89ab cdef ghij "));
        Assert.Equal(hash, InvitationCode.Hash("OL23456789ABCDEFGHLJ"));
        Assert.NotEqual(hash, InvitationCode.Hash("0123-4567-89AB-CDEF-GH2J"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123-4567-89AB-CDEF-GH1")]
    [InlineData("0123-4567-89AB-CDEF-GH1JK")]
    [InlineData("0123-4567-89AB-CDEF-GHU1")]
    [InlineData("0123-4567-89AB-CDEF-GH1\u0000")]
    public void What_cannot_be_a_code_has_no_hash(string typed)
    {
        Assert.Null(InvitationCode.Hash(typed));
        Assert.Null(InvitationCode.Hash(new string(' ', 101)));
    }

    [Fact]
    public void A_code_that_works_connects_the_caller_with_the_record()
    {
        var redemption = InvitationRules.Redeem(Facts()).Value();

        Assert.True(redemption.IsNewPrincipal);
        Assert.Equal("somebody", redemption.Principal.Subject);
        Assert.Equal(Coach.Id, redemption.Principal.CoachId);
        Assert.Equal(redemption.Principal.Id, redemption.Coach!.PrincipalId);
        Assert.Equal(Coach.Revision + 1, redemption.Coach.Revision);
        Assert.Null(redemption.Membership);
        Assert.Equal(redemption.Principal.Id, redemption.Invitation.RedeemedById);
        Assert.Equal(Sample.Now, redemption.Invitation.RedeemedAt);
    }

    [Fact]
    public void A_supervisor_of_others_may_be_a_coach_and_is_linked_to_the_record()
    {
        var account = Sample.Principal();
        var supervisor = Sample.Supervisor(account.Id);

        var redemption = InvitationRules.Redeem(Facts() with { Principal = account, Supervisor = supervisor }).Value();

        Assert.False(redemption.IsNewPrincipal);
        Assert.Equal(account.Id, redemption.Principal.Id);
        Assert.Equal(Coach.Id, redemption.Supervisor!.CoachId);
    }

    public static TheoryData<string, RedemptionFacts> Refused
    {
        get
        {
            var facts = Facts();
            var supervisor = Sample.Supervisor();

            return new()
            {
                { "unknown", facts with { Invitation = null } },
                { "used", facts with { Invitation = facts.Invitation! with { RedeemedAt = Sample.Now } } },
                { "revoked", facts with { Invitation = facts.Invitation! with { RevokedAt = Sample.Now } } },
                { "expired", facts with { Now = facts.Invitation!.ExpiresAt } },
                { "no record", facts with { Coach = null } },
                { "another record", facts with { Coach = Sample.Coach() } },
                { "record taken", facts with { Coach = Coach with { PrincipalId = PrincipalId.New(Sample.Now) } } },
                { "caller is a coach", facts with { Principal = Sample.Principal(coach: CoachId.New(Sample.Now)) } },
                { "not signed in", facts with { Caller = Caller.Anonymous } },
                { "own supervisor", facts with { Supervisor = supervisor, Assignments = [Sample.Assignment(Coach.Id, supervisor.Id, Sample.Today)] } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Every_failure_reads_the_same(string name, RedemptionFacts facts)
    {
        Assert.NotEmpty(name);
        var error = Assert.Single(InvitationRules.Redeem(facts).Errors());

        Assert.Equal("InvitationNotValid code: This code does not work. Check it, or ask who invited you for a new one.", OutcomeReading.Describe(error));
    }

    [Fact]
    public void It_works_until_the_last_moment() =>
        _ = InvitationRules.Redeem(Facts() with { Now = Sample.Now.AddDays(14).AddTicks(-1) }).Value();

    [Fact]
    public void A_supervisors_code_links_their_record_and_gives_them_the_role_for_no_organisation()
    {
        var redemption = InvitationRules.Redeem(SupervisorFacts()).Value();

        Assert.True(redemption.IsNewPrincipal);
        Assert.Null(redemption.Coach);
        Assert.Null(redemption.Principal.CoachId);
        Assert.Equal((Invited.Id, redemption.Principal.Id, Invited.Revision + 1), (redemption.Supervisor!.Id, redemption.Supervisor.PrincipalId, redemption.Supervisor.Revision));
        var membership = redemption.Membership!;
        Assert.Equal((redemption.Principal.Id, Role.Supervisor, Sample.Today), (membership.PrincipalId, membership.Role, membership.ValidFrom));
        Assert.Equal((Issuer, "Stella", Invited.DisplayName), (membership.GrantedById, membership.GrantedByName, membership.MemberName));
        Assert.Equal((null, null, null), (membership.OrganisationId, membership.Relation, membership.ValidTo));
        Assert.Equal((Sample.Now, redemption.Principal.Id), (redemption.Invitation.RedeemedAt, redemption.Invitation.RedeemedById));
    }

    [Fact]
    public void Who_has_the_role_already_is_granted_nothing_more()
    {
        var account = Sample.Principal();
        var facts = SupervisorFacts() with { Principal = account };

        Assert.Null(InvitationRules.Redeem(facts with { Memberships = [Sample.Membership(Role.Supervisor, account.Id)] }).Value().Membership);
        Assert.NotNull(InvitationRules.Redeem(facts with { Memberships = [Sample.Membership(Role.Steward, account.Id)] }).Value().Membership);
        Assert.NotNull(InvitationRules.Redeem(facts with { Memberships = [Sample.Membership(Role.Supervisor, account.Id) with { RevokedAt = Sample.Now }] }).Value().Membership);
        Assert.NotNull(InvitationRules.Redeem(facts with { Memberships = [Sample.Membership(Role.Supervisor, account.Id, Sample.Today.AddDays(-9), Sample.Today.AddDays(-1))] }).Value().Membership);
    }

    [Fact]
    public void A_coach_may_be_a_supervisor_of_others_and_the_records_are_linked()
    {
        var account = Sample.Principal(coach: Coach.Id);
        var facts = SupervisorFacts() with { Principal = account, Assignments = [Sample.Assignment(CoachId.New(Sample.Now), Invited.Id, Sample.Today)] };

        Assert.Equal(Coach.Id, InvitationRules.Redeem(facts).Value().Supervisor!.CoachId);

        var known = Invited with { CoachId = Coach.Id };
        Assert.Equal(
            Coach.Id,
            InvitationRules.Redeem(facts with { Invited = known, Coach = Coach with { PrincipalId = account.Id }, SupervisorOfCoach = known.Id }).Value().Supervisor!.CoachId);

        var ended = Sample.Assignment(Coach.Id, Invited.Id, Sample.Today.AddDays(-9), Sample.Today.AddDays(-1));
        _ = InvitationRules.Redeem(facts with { Assignments = [ended] }).Value();
    }

    public static TheoryData<string, RedemptionFacts> RefusedSupervisors
    {
        get
        {
            var facts = SupervisorFacts();
            var coach = Sample.Principal(coach: Coach.Id);
            var known = Invited with { CoachId = Coach.Id };

            return new()
            {
                { "used", facts with { Invitation = facts.Invitation! with { RedeemedAt = Sample.Now } } },
                { "revoked", facts with { Invitation = facts.Invitation! with { RevokedAt = Sample.Now } } },
                { "expired", facts with { Now = facts.Invitation!.ExpiresAt } },
                { "no record", facts with { Invited = null } },
                { "another record", facts with { Invited = Sample.Supervisor() } },
                { "record taken", facts with { Invited = Invited with { PrincipalId = PrincipalId.New(Sample.Now) } } },
                { "caller is a supervisor", facts with { Principal = Sample.Principal(), Supervisor = Sample.Supervisor() } },
                { "not signed in", facts with { Caller = Caller.Anonymous } },
                { "supervises the caller", facts with { Principal = coach, Assignments = [Sample.Assignment(Coach.Id, Invited.Id, Sample.Today)] } },
                { "will supervise the caller", facts with { Principal = coach, Assignments = [Sample.Assignment(Coach.Id, Invited.Id, Sample.Today.AddDays(9))] } },
                { "another supervisor is that coach", facts with { Principal = coach, SupervisorOfCoach = SupervisorId.New(Sample.Now) } },
                { "is another coach", facts with { Invited = known, Coach = Coach, Principal = Sample.Principal(coach: CoachId.New(Sample.Now)) } },
                { "is a coach who is somebody else", facts with { Invited = known, Coach = Coach with { PrincipalId = PrincipalId.New(Sample.Now) } } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(RefusedSupervisors), DisableDiscoveryEnumeration = true)]
    public void Every_failure_of_a_supervisors_code_reads_the_same(string name, RedemptionFacts facts)
    {
        Assert.NotEmpty(name);

        Assert.Equal(["InvitationNotValid code"], InvitationRules.Redeem(facts).Mistakes());
    }

    [Fact]
    public void A_new_invitation_takes_the_place_of_those_that_are_open()
    {
        var first = InvitationRules.Issue(Coach, Issuer, Sample.Entropy, Sample.Now.AddDays(-20)).Invitation;
        var revoked = first with { Id = InvitationId.New(Sample.Now), RevokedAt = Sample.Now.AddDays(-3) };
        var facts = Anew(Role.Supervisor) with { Coach = Sample.Named(Coach), Earlier = [first, revoked] };

        var renewed = InvitationRules.IssueAnew(facts, Sample.Entropy).Value();

        Assert.Equal([first with { RevokedAt = Sample.Now }], renewed.Superseded);
        var invitation = renewed.Issued.Invitation;
        Assert.Equal((Coach.Id, null, Coach.DisplayName), (invitation.CoachId!.Value, invitation.SupervisorId, invitation.InviteeName));
        Assert.Equal((facts.Issuer.PrincipalId!.Value, Sample.Now, Sample.Now.AddDays(14)), (invitation.IssuedById, invitation.IssuedAt, invitation.ExpiresAt));
        Assert.Equal(InvitationCode.Hash(renewed.Issued.Code), invitation.CodeHash);
    }

    [Fact]
    public void A_steward_invites_supervisors_and_a_supervisor_does_not()
    {
        var named = Sample.Named(Invited);

        Assert.Equal(Invited.Id, InvitationRules.IssueAnew(Anew(Role.Steward) with { Supervisor = named }, Sample.Entropy).Value().Issued.Invitation.SupervisorId);
        Assert.Equal(["NotPermitted for.supervisorId"], InvitationRules.IssueAnew(Anew(Role.Supervisor) with { Supervisor = named }, Sample.Entropy).Mistakes());
    }

    [Fact]
    public void Nobody_is_invited_to_a_record_that_has_its_person_or_is_not_there()
    {
        var taken = PrincipalId.New(Sample.Now);

        Assert.Equal(["WrongState for.coachId"], InvitationRules.IssueAnew(Anew(Role.Steward) with { Coach = Sample.Named(Sample.Coach(taken)) }, Sample.Entropy).Mistakes());
        Assert.Equal(
            ["NotPermitted for.supervisorId", "WrongState for.supervisorId"],
            InvitationRules.IssueAnew(Anew(Role.Supervisor) with { Supervisor = Sample.Named(Sample.Supervisor(taken)) }, Sample.Entropy).Mistakes());
        Assert.Equal(["NotFound for.coachId"], InvitationRules.IssueAnew(Anew(Role.Steward) with { Coach = Sample.Named<Coach>(null) }, Sample.Entropy).Mistakes());
        Assert.Equal(["NotFound for.supervisorId"], InvitationRules.IssueAnew(Anew(Role.Supervisor) with { Supervisor = Sample.Named<Supervisor>(null) }, Sample.Entropy).Mistakes());
    }

    private static InvitationFacts Anew(Role role) => new() { Issuer = Sample.Caller(role), Now = Sample.Now };

    private static RedemptionFacts SupervisorFacts() => new()
    {
        Invitation = InvitationRules.IssueAnew(Anew(Role.Steward) with { Supervisor = Sample.Named(Invited) }, Sample.Entropy).Value().Issued.Invitation with { IssuedById = Issuer },
        Invited = Invited,
        Caller = Sample.Caller(),
        IssuerName = "Stella",
        Now = Sample.Now,
    };

    private static RedemptionFacts Facts() => new()
    {
        Invitation = InvitationRules.Issue(Coach, Issuer, Sample.Entropy, Sample.Now).Invitation,
        Coach = Coach,
        Caller = Sample.Caller(),
        Now = Sample.Now,
    };
}
