namespace CpdGraph.Domain.Tests;

public sealed class VerificationRulesTests
{
    private static readonly CoachId Coach = CoachId.New(Sample.Now);
    private static readonly Caller Supervisor = Sample.Caller(Role.Supervisor) with { SupervisedCoachIds = new HashSet<CoachId> { Coach } };

    [Fact]
    public void A_live_supervisor_verifies_and_is_named_with_the_moment()
    {
        var completion = Sample.Completion(Coach);

        var verified = Assert.Single(VerificationRules.Verify([Of(completion)], Supervisor, Sample.Now.AddHours(1)).Value());

        Assert.Equal(Verification.Verified, verified.Verification);
        Assert.Equal((Supervisor.PrincipalId, "Some Body", Sample.Now.AddHours(1)), (verified.CheckedById, verified.CheckedByName, verified.CheckedAt!.Value));
        Assert.Equal(Sample.Now.AddHours(1), verified.UpdatedAt);
        Assert.Equal(completion, verified with { Verification = completion.Verification, CheckedById = null, CheckedByName = null, CheckedAt = null, UpdatedAt = completion.UpdatedAt });
    }

    [Fact]
    public void Nobody_verifies_or_refuses_their_own()
    {
        var both = Supervisor with { CoachId = Coach, Roles = RoleSet.All };

        Assert.Equal(["OwnRecord ids.0"], VerificationRules.Verify([Of(Sample.Completion(Coach))], both, Sample.Now).Mistakes());
        Assert.Equal(["OwnRecord id"], VerificationRules.Reject(Of(Sample.Completion(Coach)), "No.", both, Sample.Now).Mistakes());
    }

    [Fact]
    public void Seeing_a_completion_is_not_enough()
    {
        Assert.Equal(["NotPermitted ids.0"], VerificationRules.Verify([Of(Sample.Completion(Coach))], Sample.Caller(Role.Steward), Sample.Now).Mistakes());
        Assert.Equal(["NotPermitted ids.0"], VerificationRules.Verify([Of(Sample.Completion(Coach))], Supervisor with { Roles = RoleSet.None }, Sample.Now).Mistakes());
        Assert.Equal(["NotPermitted ids.0"], VerificationRules.Verify([Of(Sample.Completion(CoachId.New(Sample.Now)))], Supervisor, Sample.Now).Mistakes());
    }

    [Theory]
    [InlineData(Verification.SelfReported, true)]
    [InlineData(Verification.Awaiting, true)]
    [InlineData(Verification.Verified, false)]
    [InlineData(Verification.Rejected, false)]
    public void Only_what_was_not_checked_yet_is_checked(Verification state, bool allowed)
    {
        var outcome = VerificationRules.Verify([Of(Sample.Completion(Coach, state))], Supervisor, Sample.Now);
        var rejection = VerificationRules.Reject(Of(Sample.Completion(Coach, state)), "No.", Supervisor, Sample.Now);

        if (allowed)
        {
            Assert.Single(outcome.Value());
            Assert.Equal(Verification.Rejected, rejection.Value().Verification);
        }
        else
        {
            var error = Assert.IsType<CheckCompletionError.AlreadyChecked>(Assert.Single(outcome.Errors()));
            Assert.Equal(state.ToString().ToUpperInvariant(), error.Current);
            Assert.Equal(["SELF_REPORTED", "AWAITING"], error.Allowed);
            Assert.Equal(["WrongState id"], rejection.Mistakes());
        }
    }

    [Fact]
    public void One_that_was_corrected_is_left_alone() => Assert.Equal(
        ["WrongState ids.0"],
        VerificationRules.Verify([Sample.Named(new CompletionToCheck(Sample.Completion(Coach), IsReplaced: true))], Supervisor, Sample.Now).Mistakes());

    [Fact]
    public void It_is_all_or_none_and_every_mistake_is_named_with_its_place()
    {
        var outcome = VerificationRules.Verify(
            [
                Of(Sample.Completion(Coach)),
                Sample.Named<CompletionToCheck>(null, "gone"),
                Of(Sample.Completion(Coach, Verification.Verified)),
            ],
            Supervisor,
            Sample.Now);

        Assert.Equal(["NotFound ids.1", "WrongState ids.2"], outcome.Mistakes());
    }

    [Fact]
    public void One_named_twice_is_verified_once_and_there_are_1_to_100()
    {
        var completion = Sample.Completion(Coach);

        Assert.Single(VerificationRules.Verify([Of(completion), Of(completion)], Supervisor, Sample.Now).Value());
        Assert.Equal(["Required ids"], VerificationRules.Verify([], Supervisor, Sample.Now).Mistakes());
        Assert.Equal(["TooMany ids"], VerificationRules.Verify([.. Enumerable.Repeat(Of(completion), 101)], Supervisor, Sample.Now).Mistakes());
    }

    [Theory]
    [InlineData(" ", "Required reason")]
    [InlineData("Patient 943 476 5919 says otherwise.", "NhsNumberInText reason")]
    public void A_refusal_says_why(string reason, string mistake)
    {
        Assert.Equal([mistake], VerificationRules.Reject(Of(Sample.Completion(Coach)), reason, Supervisor, Sample.Now).Mistakes());
        Assert.Equal(["TooLong reason"], VerificationRules.Reject(Of(Sample.Completion(Coach)), new string('r', 1_001), Supervisor, Sample.Now).Mistakes());
        Assert.Equal("No certificate.", VerificationRules.Reject(Of(Sample.Completion(Coach)), "No certificate.", Supervisor, Sample.Now).Value().RejectionReason);
    }

    private static Named<CompletionToCheck> Of(Completion completion) => Sample.Named(new CompletionToCheck(completion));
}
