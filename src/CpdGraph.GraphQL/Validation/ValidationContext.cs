using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation;

/// <summary>One validation of one document: what the rules read, and what they report to.</summary>
internal sealed class ValidationContext
{
    /// <summary>Where the walk stands; the walker keeps it.</summary>
    public Position At;

    private readonly ImmutableArray<GraphQLError>.Builder _errors = ImmutableArray.CreateBuilder<GraphQLError>();

    public ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        Schema = schema;
        Options = options;
        Document = new DocumentIndex(document, this);
    }

    public Schema Schema { get; }

    public ValidationOptions Options { get; }

    public DocumentIndex Document { get; }

    /// <summary>Set once enough is reported or a limit is passed: everything returns as soon as it can.</summary>
    public bool IsStopped { get; private set; }

    public ImmutableArray<GraphQLError> Errors => _errors.ToImmutable();

    /// <summary>Nodes looked at, those seen again through fragments included. Tests assert how it grows.</summary>
    internal long Visits { get; set; }

    /// <summary>Pairs of fields compared to see whether they merge. Tests assert how it grows.</summary>
    internal long Comparisons { get; set; }

    public void Report(GraphQLError error)
    {
        if (IsStopped)
        {
            return;
        }

        if (_errors.Count < Options.MaxErrors)
        {
            _errors.Add(error);
        }
        else
        {
            Stop(GraphQLErrors.TooManyErrors());
        }
    }

    /// <summary>Gives up with an error of its own, whatever else was found.</summary>
    public void Stop(GraphQLError error)
    {
        if (!IsStopped)
        {
            _errors.Add(error);
            IsStopped = true;
        }
    }
}
