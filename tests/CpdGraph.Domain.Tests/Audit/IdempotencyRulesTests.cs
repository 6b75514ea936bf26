using System.Text.Json;

namespace CpdGraph.Domain.Tests;

public sealed class IdempotencyRulesTests
{
    [Fact]
    public void A_new_request_is_carried_out_a_repeated_one_answered_again_and_other_content_refused()
    {
        var answered = new RecordReference(RecordKind.Completion, Guid.CreateVersion7(Sample.Now));
        var earlier = new IdempotencyRecord { PrincipalId = PrincipalId.New(Sample.Now), Key = "k", ContentHash = "a", Answered = [answered], CreatedAt = Sample.Now };

        Assert.IsType<IdempotencyDecision.CarryOut>(IdempotencyRules.Decide(null, "a"));
        Assert.Equal([answered], Assert.IsType<IdempotencyDecision.AnswerAgain>(IdempotencyRules.Decide(earlier, "a")).Answered);
        var refusal = Assert.IsType<IdempotencyDecision.Refuse>(IdempotencyRules.Decide(earlier, "b")).Error;
        Assert.Equal(
            "IdempotencyKeyReused idempotencyKey: This key was used for another request. Nothing was done. Send this one with a new key.",
            OutcomeReading.Describe(refusal));
    }

    [Theory]
    [InlineData("""{"b":[1,{"y":null,"x":"é"}],"a":1.50}""")]
    [InlineData("""{ "a" : 1.50, "idempotencyKey": "other", "b": [1, {"x":"\u00e9", "y":null}] }""")]
    public void Order_white_space_and_the_key_itself_do_not_matter(string json) =>
        Assert.Equal(Hash("recordCompletion", """{"a":1.50,"b":[1,{"x":"é","y":null}],"idempotencyKey":"k"}"""), Hash("recordCompletion", json));

    [Theory]
    [InlineData("recordCompletion", """{"a":1,"b":[2,1]}""")]
    [InlineData("recordCompletion", """{"a":1}""")]
    [InlineData("recordCompletion", """{"a":1,"b":[1,2],"c":null}""")]
    [InlineData("recordCompletion", """{"a":"1","b":[1,2]}""")]
    [InlineData("recordCompletion", """{"a":1,"b":[1,2],"inner":{"idempotencyKey":"k"}}""")]
    [InlineData("rejectCompletion", """{"a":1,"b":[1,2]}""")]
    public void Everything_else_does(string mutation, string json) =>
        Assert.NotEqual(Hash("recordCompletion", """{"a":1,"b":[1,2]}"""), Hash(mutation, json));

    [Theory]
    [InlineData("0198c0de-0000-7000-8000-000000000000", null)]
    [InlineData("", UserErrorCode.Invalid)]
    [InlineData("a b", UserErrorCode.Invalid)]
    [InlineData("clé", UserErrorCode.Invalid)]
    [InlineData("a\n", UserErrorCode.Invalid)]
    public void A_key_is_plain_and_not_too_long(string key, UserErrorCode? code)
    {
        Assert.Equal(code, IdempotencyRules.CheckKey(key)?.Code);
        Assert.Null(IdempotencyRules.CheckKey(new string('k', 200)));
        Assert.Equal(UserErrorCode.TooLong, IdempotencyRules.CheckKey(new string('k', 201))?.Code);
    }

    [Fact]
    public void An_input_as_deep_as_a_request_can_be_has_a_hash_and_a_deeper_one_is_not_walked()
    {
        Assert.Matches("^[0-9a-f]{64}$", Hash("m", Nested(64)));
        Assert.Throws<InvalidOperationException>(() => Hash("m", Nested(65)));
    }

    [Fact]
    public void An_audit_event_names_fields_and_never_what_was_in_them()
    {
        var caller = Sample.Caller(Role.Steward);
        var coach = CoachId.New(Sample.Now);

        var audited = AuditEvent.Of(caller, "updateCoachProfile", new(RecordKind.Coach, coach.Value), Sample.Now, coach, ["email"], "00-trace");

        Assert.Equal((caller.PrincipalId, "Some Body", "updateCoachProfile"), (audited.ActorId, audited.ActorName, audited.Action));
        Assert.Equal((RecordKind.Coach, coach.Value, coach), (audited.SubjectKind, audited.SubjectId, audited.CoachId));
        Assert.Equal(["email"], audited.ChangedFields);
        Assert.Equal("the command line", AuditEvent.Of(Caller.CommandLine, "grant", default, Sample.Now).ActorName);
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));

    private static string Hash(string mutation, string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 100 });

        return IdempotencyRules.Hash(mutation, document.RootElement);
    }
}
