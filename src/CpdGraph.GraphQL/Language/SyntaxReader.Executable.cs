using System.Collections.Immutable;

namespace CpdGraph.GraphQL.Language;

/// <summary>Documents, operations, fragments and selections. Specification: Language, "Document" to "Fragments".</summary>
internal ref partial struct SyntaxReader
{
    public DocumentNode ReadDocument()
    {
        var mark = _pendingCount;

        do
        {
            Push(ReadDefinition());
        }
        while (!Peek(TokenKind.EndOfFile));

        return new DocumentNode(_lexer.Source, PopFrom<DefinitionNode>(mark));
    }

    private DefinitionNode ReadDefinition()
    {
        var start = Here;

        if (Peek(TokenKind.BraceLeft))
        {
            return new OperationDefinitionNode(null, OperationType.Query, null, [], [], ReadSelectionSet(), start);
        }

        var description = ReadDescription();

        if (description is not null && Peek(TokenKind.BraceLeft))
        {
            throw SyntaxErrors.At(
                start.Source, start.Offset, "Unexpected description, descriptions are not supported on shorthand queries.");
        }

        if (!Peek(TokenKind.Name))
        {
            throw Unexpected();
        }

        if (PeekOperationType() is { } operation)
        {
            return ReadOperation(description, operation, start);
        }

        if (SkipKeyword("fragment"u8))
        {
            return ReadFragmentDefinition(description, start);
        }

        if (ReadTypeSystemDefinition(description, start) is { } definition)
        {
            return definition;
        }

        if (description is not null)
        {
            throw SyntaxErrors.At(start.Source, start.Offset, "Unexpected description, only GraphQL definitions support descriptions.");
        }

        return SkipKeyword("extend"u8) ? ReadExtension(start) : throw Unexpected();
    }

    private readonly OperationType? PeekOperationType()
    {
        if (PeekKeyword("query"u8))
        {
            return OperationType.Query;
        }

        if (PeekKeyword("mutation"u8))
        {
            return OperationType.Mutation;
        }

        return PeekKeyword("subscription"u8) ? OperationType.Subscription : null;
    }

    private OperationDefinitionNode ReadOperation(StringValueNode? description, OperationType operation, Location start)
    {
        Expect(TokenKind.Name);
        var name = Peek(TokenKind.Name) ? ReadName() : null;
        var variables = ReadVariableDefinitions();
        var directives = ReadDirectives(isConstant: false);

        return new OperationDefinitionNode(description, operation, name, variables, directives, ReadSelectionSet(), start);
    }

    private ImmutableArray<VariableDefinitionNode> ReadVariableDefinitions()
    {
        var mark = _pendingCount;

        if (Skip(TokenKind.ParenLeft))
        {
            do
            {
                Push(ReadVariableDefinition());
            }
            while (!Skip(TokenKind.ParenRight));
        }

        return PopFrom<VariableDefinitionNode>(mark);
    }

    private VariableDefinitionNode ReadVariableDefinition()
    {
        var start = Here;
        var description = ReadDescription();
        var variable = ReadVariable();
        Expect(TokenKind.Colon);
        var type = ReadType();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ReadValue(isConstant: true) : null;

        return new VariableDefinitionNode(description, variable, type, defaultValue, ReadDirectives(isConstant: true), start);
    }

    private FragmentDefinitionNode ReadFragmentDefinition(StringValueNode? description, Location start)
    {
        if (++_fragments > _options.MaxFragments)
        {
            throw SyntaxErrors.TooManyFragments(start.Source, start.Offset, _options.MaxFragments);
        }

        var name = ReadFragmentName();
        ExpectKeyword("on"u8);
        var typeCondition = ReadNamedType();
        var directives = ReadDirectives(isConstant: false);

        return new FragmentDefinitionNode(description, name, typeCondition, directives, ReadSelectionSet(), start);
    }

    private NameNode ReadFragmentName() => PeekKeyword("on"u8) ? throw Unexpected() : ReadName();

    private SelectionSetNode ReadSelectionSet()
    {
        var start = Here;
        var mark = _pendingCount;
        Expect(TokenKind.BraceLeft);
        Enter(start.Offset);

        do
        {
            Push(Peek(TokenKind.Spread) ? ReadSpread() : ReadField());
        }
        while (!Skip(TokenKind.BraceRight));

        Leave();
        CheckRepeats(mark);

        return new SelectionSetNode(PopFrom<SelectionNode>(mark), start);
    }

    /// <summary>Repeats merge into one field, but each is work for validation: they are counted before it.</summary>
    private readonly void CheckRepeats(int mark)
    {
        if (_pendingCount - mark <= _options.MaxRepeats)
        {
            return;
        }

        var times = new Dictionary<string, int>(StringComparer.Ordinal);

        for (var i = mark; i < _pendingCount; i++)
        {
            if (_pending[i] is FieldNode field)
            {
                var count = times.GetValueOrDefault(field.ResponseName) + 1;

                if (count > _options.MaxRepeats)
                {
                    throw SyntaxErrors.TooManyRepeats(field.Location.Source, field.Location.Offset, field.ResponseName, _options.MaxRepeats);
                }

                times[field.ResponseName] = count;
            }
        }
    }

    private FieldNode ReadField()
    {
        var start = Here;
        var name = ReadName();
        NameNode? alias = null;

        if (Skip(TokenKind.Colon))
        {
            if (++_aliases > _options.MaxAliases)
            {
                throw SyntaxErrors.TooManyAliases(start.Source, start.Offset, _options.MaxAliases);
            }

            alias = name;
            name = ReadName();
        }

        var arguments = ReadArguments(isConstant: false);
        var directives = ReadDirectives(isConstant: false);

        return new FieldNode(alias, name, arguments, directives, Peek(TokenKind.BraceLeft) ? ReadSelectionSet() : null, start);
    }

    private SelectionNode ReadSpread()
    {
        var start = Here;
        Expect(TokenKind.Spread);
        var hasTypeCondition = SkipKeyword("on"u8);

        if (!hasTypeCondition && Peek(TokenKind.Name))
        {
            var name = ReadName();

            return new FragmentSpreadNode(name, ReadDirectives(isConstant: false), start);
        }

        var typeCondition = hasTypeCondition ? ReadNamedType() : null;
        var directives = ReadDirectives(isConstant: false);

        return new InlineFragmentNode(typeCondition, directives, ReadSelectionSet(), start);
    }
}
