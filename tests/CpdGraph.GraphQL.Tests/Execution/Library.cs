using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Execution;

/// <summary>Books and people: objects, lists, an interface, a union, an enum, arguments, batches and things that fail.</summary>
internal static class Library
{
    public const string Sdl =
        """
        type Query {
          books(genre: Genre, first: Int = 10): [Book!]!
          book(id: ID!): Book
          named(name: String!): Named
          search: [Item!]!
          shelves: [[Book]!]
          fails: String
          failsHard: String!
          deep: Book
        }
        enum Genre { FICTION  NON_FICTION }
        interface Named { name: String! }
        union Item = Book | Person
        type Book implements Named {
          id: ID!
          name: String!
          pages: Int
          genre: Genre!
          author: Person
          tags: [String!]!
          sequel: Book
          sold: Int!
          reviewers: [Person!]
          broken: String!
          brokenAuthor: Person!
          shortName(length: Int! = 3): String
        }
        type Person implements Named { name: String!  age: Int }
        """;

    public static readonly Person Ann = new("Ann", 40);
    public static readonly Person Bob = new("Bob", null);

    public static readonly Book[] Books =
    [
        new("1", "Alpha", 100, Genre.Fiction, Ann, ["x", "y"]),
        new("2", "Beta", null, Genre.NonFiction, Bob, []),
        new("3", "Gamma", 300, Genre.Fiction, null, ["z"]),
    ];

    public static Harness Start(ExecutionOptions? options = null, List<int>? batchSizes = null) => new(Sdl, binding => Bind(binding, batchSizes ?? []), options);

    public static ExecutableSchema StartSchema()
    {
        var binding = new SchemaBinding(SchemaBuilder.Build([new Source(Sdl)]));

        Bind(binding, []);

        return binding.Build();
    }

    public static void Bind(SchemaBinding binding, List<int> batchSizes)
    {
        binding.Enum<Genre>("Genre");
        binding.Query
            .Field<BooksArguments, IReadOnlyList<Book>>("books", (_, arguments, _) =>
                [.. Books.Where(book => arguments.Genre is null || book.Genre == arguments.Genre).Take(arguments.First ?? 0)])
            .Field<BookArguments, Book?>("book", (_, arguments, _) => Books.FirstOrDefault(book => book.Id == arguments.Id))
            .Field<NamedArguments, object?>("named", (_, arguments, _) => arguments.Name == "Ann" ? Ann : Books.FirstOrDefault(book => book.Name == arguments.Name))
            .Field("search", IReadOnlyList<object> (_) => [Books[0], Ann, Books[1]])
            .Field("shelves", IReadOnlyList<IReadOnlyList<Book?>>? (_) => [[Books[0], null], [], [Books[1]]])
            .Field("fails", string? (_) => throw new InvalidOperationException("secret"))
            .Field("failsHard", string (_) => throw new GraphQLFieldException("The tide is out.", "UNAVAILABLE"))
            .Field("deep", (_) => Books[0]);
        binding.Type<Book>("Book")
            .Field("sequel", Book? (Book book) => book.Id == "1" ? Books[1] : null)
            .Batch<int>("sold", (batch, _) =>
            {
                batchSizes.Add(batch.Parents.Count);
                batch.Fill(book => book.Pages ?? 0);

                return ValueTask.CompletedTask;
            })
            .Batch<IReadOnlyList<Person>?>("reviewers", async (batch, cancellation) =>
            {
                await Task.Delay(1, cancellation);
                batch.Fill(book => book.Id == "2" ? null : [Ann, Bob]);
            })
            .Field("broken", string (Book book) => book.Id == "2" ? null! : "fine")
            .Field("brokenAuthor", Person (Book book) => book.Author!)
            .Field<ShortNameArguments, string>("shortName", (book, arguments, _) => book.Name[..arguments.Length]);
        binding.Type<Person>("Person");
    }

    public enum Genre
    {
        Fiction,
        NonFiction,
    }

    public sealed record Book(string Id, string Name, int? Pages, Genre Genre, Person? Author, IReadOnlyList<string> Tags);

    public sealed record Person(string Name, int? Age);

    public sealed record BooksArguments(Genre? Genre, int? First);

    public sealed record BookArguments(string Id);

    public sealed record NamedArguments(string Name);

    public sealed record ShortNameArguments(int Length);
}
