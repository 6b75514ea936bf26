using System.Collections.Immutable;

namespace CpdGraph.GraphQL.Language;

/// <summary>Definitions and extensions of schemas, types and directives. Specification: Type System.</summary>
internal ref partial struct SyntaxReader
{
    /// <summary>Null when the current keyword begins no type system definition.</summary>
    private TypeSystemNode? ReadTypeSystemDefinition(StringValueNode? description, Location start)
    {
        if (SkipKeyword("schema"u8))
        {
            return ReadSchema(false, description, start);
        }

        if (SkipKeyword("directive"u8))
        {
            return ReadDirectiveDefinition(description, start);
        }

        return PeekTypeKind() is { } kind ? ReadTypeDefinition(kind, false, description, start) : null;
    }

    /// <summary>After the keyword "extend".</summary>
    private TypeSystemNode ReadExtension(Location start)
    {
        if (SkipKeyword("schema"u8))
        {
            return ReadSchema(true, null, start);
        }

        return PeekTypeKind() is { } kind ? ReadTypeDefinition(kind, true, null, start) : throw Unexpected();
    }

    private readonly TypeKind? PeekTypeKind()
    {
        if (!Peek(TokenKind.Name))
        {
            return null;
        }

        var keyword = _lexer.Token;

        return keyword[0] switch
        {
            (byte)'s' when keyword.SequenceEqual("scalar"u8) => TypeKind.Scalar,
            (byte)'t' when keyword.SequenceEqual("type"u8) => TypeKind.Object,
            (byte)'i' when keyword.SequenceEqual("interface"u8) => TypeKind.Interface,
            (byte)'i' when keyword.SequenceEqual("input"u8) => TypeKind.InputObject,
            (byte)'u' when keyword.SequenceEqual("union"u8) => TypeKind.Union,
            (byte)'e' when keyword.SequenceEqual("enum"u8) => TypeKind.Enum,
            _ => null,
        };
    }

    private SchemaDefinitionNode ReadSchema(bool isExtension, StringValueNode? description, Location start)
    {
        var directives = ReadDirectives(isConstant: true);
        var mark = _pendingCount;

        // A definition lists at least one root type; an extension may have directives only, but not nothing.
        if (!isExtension || Peek(TokenKind.BraceLeft))
        {
            Expect(TokenKind.BraceLeft);

            do
            {
                var operationStart = Here;
                var operation = PeekOperationType() ?? throw (Peek(TokenKind.Name) ? Unexpected() : Expected(TokenKind.Name));
                Expect(TokenKind.Name);
                Expect(TokenKind.Colon);
                Push(new OperationTypeNode(operation, ReadNamedType(), operationStart));
            }
            while (!Skip(TokenKind.BraceRight));
        }
        else if (directives.IsEmpty)
        {
            throw Unexpected();
        }

        return new SchemaDefinitionNode(isExtension, description, directives, PopFrom<OperationTypeNode>(mark), start);
    }

    private TypeDefinitionNode ReadTypeDefinition(TypeKind kind, bool isExtension, StringValueNode? description, Location start)
    {
        Expect(TokenKind.Name);
        var name = ReadName();
        var hasFields = kind is TypeKind.Object or TypeKind.Interface;
        var interfaces = hasFields ? ReadImplements() : [];
        var directives = ReadDirectives(isConstant: true);
        var fields = hasFields ? ReadFieldDefinitions() : [];
        var members = kind == TypeKind.Union ? ReadUnionMembers() : [];
        var values = kind == TypeKind.Enum ? ReadEnumValues() : [];
        var inputFields = kind == TypeKind.InputObject ? ReadInputValues(TokenKind.BraceLeft, TokenKind.BraceRight) : [];
        var isEmpty = interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty && members.IsEmpty && values.IsEmpty && inputFields.IsEmpty;

        if (isExtension && isEmpty)
        {
            throw Unexpected();
        }

        return new TypeDefinitionNode(
            kind, isExtension, description, name, directives, interfaces, fields, members, values, inputFields, start);
    }

    private ImmutableArray<NamedTypeNode> ReadImplements() => SkipKeyword("implements"u8) ? ReadNamedTypes(TokenKind.Ampersand) : [];

    private ImmutableArray<NamedTypeNode> ReadUnionMembers() => Skip(TokenKind.EqualsSign) ? ReadNamedTypes(TokenKind.Pipe) : [];

    /// <summary>Types between separators, of which one may stand before the first.</summary>
    private ImmutableArray<NamedTypeNode> ReadNamedTypes(TokenKind separator)
    {
        var mark = _pendingCount;
        Skip(separator);

        do
        {
            Push(ReadNamedType());
        }
        while (Skip(separator));

        return PopFrom<NamedTypeNode>(mark);
    }

    private ImmutableArray<FieldDefinitionNode> ReadFieldDefinitions()
    {
        var mark = _pendingCount;

        if (Skip(TokenKind.BraceLeft))
        {
            do
            {
                Push(ReadFieldDefinition());
            }
            while (!Skip(TokenKind.BraceRight));
        }

        return PopFrom<FieldDefinitionNode>(mark);
    }

    private FieldDefinitionNode ReadFieldDefinition()
    {
        var start = Here;
        var description = ReadDescription();
        var name = ReadName();
        var arguments = ReadInputValues(TokenKind.ParenLeft, TokenKind.ParenRight);
        Expect(TokenKind.Colon);
        var type = ReadType();

        return new FieldDefinitionNode(description, name, arguments, type, ReadDirectives(isConstant: true), start);
    }

    private ImmutableArray<InputValueDefinitionNode> ReadInputValues(TokenKind open, TokenKind close)
    {
        var mark = _pendingCount;

        if (Skip(open))
        {
            do
            {
                Push(ReadInputValue());
            }
            while (!Skip(close));
        }

        return PopFrom<InputValueDefinitionNode>(mark);
    }

    private InputValueDefinitionNode ReadInputValue()
    {
        var start = Here;
        var description = ReadDescription();
        var name = ReadName();
        Expect(TokenKind.Colon);
        var type = ReadType();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ReadValue(isConstant: true) : null;

        return new InputValueDefinitionNode(description, name, type, defaultValue, ReadDirectives(isConstant: true), start);
    }

    private ImmutableArray<EnumValueDefinitionNode> ReadEnumValues()
    {
        var mark = _pendingCount;

        if (Skip(TokenKind.BraceLeft))
        {
            do
            {
                var start = Here;
                var description = ReadDescription();
                var name = ReadEnumValueName();
                Push(new EnumValueDefinitionNode(description, name, ReadDirectives(isConstant: true), start));
            }
            while (!Skip(TokenKind.BraceRight));
        }

        return PopFrom<EnumValueDefinitionNode>(mark);
    }

    private NameNode ReadEnumValueName()
    {
        if (PeekKeyword("true"u8) || PeekKeyword("false"u8) || PeekKeyword("null"u8))
        {
            throw SyntaxErrors.At(
                _lexer.Source, _lexer.Start, $"{TokenDescription()} is reserved and cannot be used for an enum value.");
        }

        return ReadName();
    }

    private DirectiveDefinitionNode ReadDirectiveDefinition(StringValueNode? description, Location start)
    {
        Expect(TokenKind.At);
        var name = ReadName();
        var arguments = ReadInputValues(TokenKind.ParenLeft, TokenKind.ParenRight);
        var isRepeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        var mark = _pendingCount;
        Skip(TokenKind.Pipe);

        do
        {
            if (Peek(TokenKind.Name) && !DirectiveLocations.IsKnown(_lexer.Token))
            {
                throw Unexpected();
            }

            Push(ReadName());
        }
        while (Skip(TokenKind.Pipe));

        return new DirectiveDefinitionNode(description, name, arguments, isRepeatable, PopFrom<NameNode>(mark), start);
    }
}
