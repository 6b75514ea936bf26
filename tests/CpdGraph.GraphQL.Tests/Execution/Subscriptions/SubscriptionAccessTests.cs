using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Execution;

/// <summary>Access rules hold for a stream at its start and at each event.</summary>
public sealed class SubscriptionAccessTests
{
    private const string Sdl =
        """
        type Query { a: Int }
        type Subscription { posted: Post  any: Any  pages: [Post!] }
        union Any = Post | Note
        type Post { id: Int!  next: Post }
        type Note { id: Int! }
        """;

    private readonly Rights _rights = new() { IsMember = true };
    private readonly EventBroadcast<Post> _posts = new(capacity: 10);

    [Fact]
    public async Task A_field_without_the_role_is_refused_before_its_source_is_asked()
    {
        _rights.IsMember = false;

        var answer = await Start().Subscribe("subscription { posted { id } }");

        Assert.Equal(
            """{"errors":[{"message":"You do not have the role that this needs.","locations":[{"line":1,"column":16}],"path":["posted"],"extensions":{"code":"FORBIDDEN"}}]}""",
            answer.Single());
    }

    [Fact]
    public async Task A_role_that_is_lost_ends_the_stream_at_the_next_event()
    {
        await using var stream = await Start().Subscribe("subscription { posted { id } }");
        _posts.Publish(new Post(2));
        Assert.Equal("""{"data":{"posted":{"id":2}}}""", await stream.Next());

        _rights.IsMember = false;
        _posts.Publish(new Post(4));

        Assert.Contains("FORBIDDEN", await stream.Next(), StringComparison.Ordinal);
        Assert.Null(await stream.Next());
    }

    [Theory]
    [InlineData("subscription { posted { id } }", """{"data":{"posted":{"id":2}}}""")]
    [InlineData("subscription { any { ... on Post { id } } }", """{"data":{"any":{"id":2}}}""")]
    [InlineData("subscription { pages { id } }", """{"data":{"pages":[]}}""")]
    public async Task An_event_about_what_the_caller_may_not_see_is_left_out(string document, string first)
    {
        await using var stream = await Start().Subscribe(document);

        _posts.Publish(new Post(1));
        _posts.Publish(new Post(2));

        Assert.Equal(first, await stream.Next());
    }

    [Fact]
    public async Task What_the_caller_may_not_see_within_an_event_is_null()
    {
        await using var stream = await Start().Subscribe("subscription { posted { id next { id } } }");

        _posts.Publish(new Post(2));

        Assert.Equal("""{"data":{"posted":{"id":2,"next":null}}}""", await stream.Next());
    }

    private Harness Start()
    {
        var harness = new Harness(Sdl, Bind, binding: new BindingOptions { AccessRules = new Rules() });
        harness.Services[typeof(Rights)] = _rights;

        return harness;
    }

    private void Bind(SchemaBinding binding)
    {
        binding.Query.Field("a", int? (_) => 1);
        binding.Type<Post>("Post").Field("next", post => new Post(post.Id + 1));
        binding.Type<Note>("Note");
        binding.Subscription
            .Field("posted", (_, cancellation) => _posts.Subscribe(cancellation))
            .Field<object>("any", (_, cancellation) => _posts.Subscribe(cancellation))
            .Field("pages", (_, cancellation) => _posts.Subscribe(cancellation).Select(post => new[] { post }));
    }

    private sealed record Post(int Id);

    private sealed record Note(int Id);

    private sealed class Rights
    {
        public bool IsMember { get; set; }
    }

    private sealed class Rules : AccessRules
    {
        public override AccessRule? RuleOf(ObjectType type, FieldDefinition field) =>
            field.Name is "posted" ? new MembersOnly() : AccessRule.Everyone;

        public override ObjectGate? GateOf(ObjectType type) => type.Name == "Post" ? new EvenOnly() : null;
    }

    private sealed class MembersOnly : AccessRule
    {
        public override AccessVerdict Decide(RequestContext context) =>
            context.Service<Rights>().IsMember ? AccessVerdict.Allowed : AccessVerdict.Forbidden;
    }

    private sealed class EvenOnly : ObjectGate
    {
        public override bool Allows(object value, RequestContext context) => ((Post)value).Id % 2 == 0;
    }
}
