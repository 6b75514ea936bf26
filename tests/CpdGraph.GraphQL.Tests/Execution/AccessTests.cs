using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Execution;

/// <summary>Fields with a rule of their own, and objects that only some may see, on every way to them.</summary>
public sealed class AccessTests
{
    private const string Sdl =
        """
        type Query {
          pages: [Page!]!  positions: [Page]  page(id: Int!): Page  any(id: Int!): Any  shelves: [[Page!]!]  members: Int  later: Int  both: [Any!]!
        }
        type Mutation { write: Int }
        union Any = Page | Note
        type Page { id: Int!  next: Page  own: String  ownLater: String  ownPage: Page }
        type Note { id: Int! }
        """;

    private readonly List<string> _ran = [];

    [Fact]
    public async Task What_the_caller_may_not_see_is_null_or_left_out_without_an_error()
    {
        var data = await As("2").Data("{ pages { id } positions { id } one: page(id: 1) { id } two: page(id: 2) { id next { id } } any(id: 1) { ... on Page { id } } shelves { id } both { __typename } }");

        Assert.Equal(
            """{"pages":[{"id":2}],"positions":[null,{"id":2},null],"one":null,"two":{"id":2,"next":null},"any":null,"shelves":[[],[{"id":2}]],"both":[{"__typename":"Page"},{"__typename":"Note"}]}""",
            data);
    }

    [Fact]
    public async Task A_field_without_the_role_is_null_with_a_code_and_its_resolver_does_not_run()
    {
        Assert.Equal(
            ["UNAUTHENTICATED members: Sign in to read this.", "UNAUTHENTICATED later: Sign in to read this."],
            await As(null).Errors("{ members later pages { id } }"));
        Assert.Equal(["FORBIDDEN members: You do not have the role that this needs."], await As("2").Errors("{ members }"));
        Assert.Equal("""{"members":7,"later":8}""", await As("member").Data("{ members later }"));
        Assert.Equal(["later"], _ran);
    }

    [Fact]
    public async Task A_field_that_only_the_owner_reads_is_null_for_others_without_an_error()
    {
        Assert.Equal(
            """{"pages":[{"id":1,"own":null,"ownLater":null,"ownPage":null},{"id":2,"own":"own 2","ownLater":"later 2","ownPage":{"id":2}},{"id":3,"own":null,"ownLater":null,"ownPage":null}]}""",
            await As("2", seesAll: true).Data("{ pages { id own ownLater ownPage { id } } }"));
    }

    [Fact]
    public async Task It_stays_hidden_when_something_else_fails()
    {
        var response = await As("2", seesAll: true).SendJson("{ pages { own ownLater } members }");

        Assert.Equal("""[{"own":null,"ownLater":null},{"own":"own 2","ownLater":"later 2"},{"own":null,"ownLater":null}]""", response["data"]!["pages"]!.ToJsonString());
    }

    [Fact]
    public async Task A_change_without_the_role_does_not_run()
    {
        Assert.Equal(["FORBIDDEN write: You do not have the role that this needs."], await As("2").Errors("mutation { write }"));
        Assert.DoesNotContain("write", _ran);
        Assert.Equal("""{"write":1}""", await As("member").Data("mutation { write }"));
    }

    [Fact]
    public void A_restricted_field_that_excludes_null_does_not_build()
    {
        var exception = Assert.Throws<BindingException>(() => new Harness(
            "type Query { members: Int! }", binding => binding.Query.Field("members", (_) => 1), binding: new BindingOptions { AccessRules = new Rules() }));

        Assert.Contains("Query.members: the field is null for those who may not read it, but Int! excludes null [RestrictedButNonNull]", exception.Message, StringComparison.Ordinal);
    }

    private Harness As(string? caller, bool seesAll = false)
    {
        var harness = new Harness(Sdl, Bind, binding: new BindingOptions { AccessRules = new Rules() });

        harness.Services[typeof(Caller)] = new Caller(caller, seesAll);

        return harness;
    }

    private void Bind(SchemaBinding binding)
    {
        Page[] pages = [new(1), new(2), new(3)];

        binding.Query
            .Field("pages", IReadOnlyList<Page> (_) => pages)
            .Field("positions", IReadOnlyList<Page?>? (_) => pages)
            .Field<ById, Page?>("page", (_, arguments, _) => pages[arguments.Id - 1])
            .Field<ById, object?>("any", (_, arguments, _) => pages[arguments.Id - 1])
            .Field("both", IReadOnlyList<object> (_) => [pages[0], pages[1], new Note(1)])
            .Field("shelves", IReadOnlyList<IReadOnlyList<Page>>? (_) => [[pages[0]], [pages[1], pages[2]]])
            .Field("members", int? (_) => 7)
            .Batch<int?>("later", (batch, _) => Run("later", () => batch.Fill(_ => 8)));
        binding.Mutation.Batch<int?>("write", (batch, _) => Run("write", () => batch.Fill(_ => 1)));
        binding.Type<Page>("Page")
            .Field("next", Page? (Page page) => pages[page.Id % 3])
            .Field("own", string? (Page page) => $"own {page.Id}")
            .Field("ownPage", Page? (Page page) => page)
            .Batch<string?>("ownLater", (batch, _) => Run("ownLater", () => batch.Fill(page => $"later {page.Id}")));
        binding.Type<Note>("Note");
    }

    private ValueTask Run(string what, Action action)
    {
        _ran.Add(what);
        action();

        return ValueTask.CompletedTask;
    }

    private sealed record Page(int Id);

    private sealed record Note(int Id);

    private sealed record ById(int Id);

    private sealed record Caller(string? Name, bool SeesAll);

    private sealed class Rules : AccessRules
    {
        public override AccessRule RuleOf(ObjectType type, FieldDefinition field) => field.Name switch
        {
            "members" or "later" or "write" => new MembersOnly(),
            "own" or "ownLater" or "ownPage" => new OwnOnly(),
            _ => AccessRule.Everyone,
        };

        public override ObjectGate? GateOf(ObjectType type) => type.Name == "Page" ? new OwnPages() : null;
    }

    private sealed class MembersOnly : AccessRule
    {
        public override AccessVerdict Decide(RequestContext context) => context.Service<Caller>().Name switch
        {
            null => AccessVerdict.Unauthenticated,
            "member" => AccessVerdict.Allowed,
            _ => AccessVerdict.Forbidden,
        };
    }

    private sealed class OwnOnly : AccessRule
    {
        public override AccessVerdict Decide(RequestContext context) => AccessVerdict.Allowed;

        public override bool IsPerObject => true;

        public override bool Allows(object? parent, RequestContext context) => IsOwn(parent!, context);
    }

    private sealed class OwnPages : ObjectGate
    {
        public override bool Allows(object value, RequestContext context) => context.Service<Caller>().SeesAll || IsOwn(value, context);
    }

    private static bool IsOwn(object page, RequestContext context) =>
        ((Page)page).Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == context.Service<Caller>().Name;
}
