using CpdGraph.Api.Composition;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Schema;

public sealed class PrintedSchemaTests
{
    [Fact]
    public void The_contract_is_the_approved_one()
    {
        SchemaPrinter.Print(SchemaFiles.Build(path: null)).MatchSnapshot();
    }
}
