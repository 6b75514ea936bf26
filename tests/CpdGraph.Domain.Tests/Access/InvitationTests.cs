namespace CpdGraph.Domain.Tests;

public sealed class InvitationTests
{
    private static readonly Coach Coach = Sample.Coach();
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
        Assert.Equal(redemption.Principal.Id, redemption.Coach.PrincipalId);
        Assert.Equal(Coach.Revision + 1, redemption.Coach.Revision);
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

    private static RedemptionFacts Facts() => new()
    {
        Invitation = InvitationRules.Issue(Coach, Issuer, Sample.Entropy, Sample.Now).Invitation,
        Coach = Coach,
        Caller = Sample.Caller(),
        Now = Sample.Now,
    };
}
