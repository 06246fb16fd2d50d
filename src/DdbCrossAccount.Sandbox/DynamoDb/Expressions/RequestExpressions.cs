using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Keys;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Legacy;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.DynamoDb.Expressions;

/// <summary>
/// The expressions of a request, or the legacy parameters in their place. The methods follow AWS's order of looking
/// for faults: <see cref="CheckMembers"/> before <c>request.Check()</c>, then <see cref="Open"/>, then the reading of
/// keys and items, then <see cref="Read"/>.
/// </summary>
internal sealed class RequestExpressions
{
    private const string Condition = "ConditionExpression";
    private const string FilterMember = "FilterExpression";
    private const string ProjectionMember = "ProjectionExpression";
    private const string UpdateMember = "UpdateExpression";

    private readonly RequestObject _request;
    private readonly string[] _expressions;
    private readonly string[] _legacy;
    private readonly string? _legacyFilter;

    private RequestExpressions(RequestObject request, string[] expressions, string[] legacy, string? legacyFilter = null)
    {
        _request = request;
        _expressions = expressions;
        _legacy = legacy;
        _legacyFilter = legacyFilter;
    }

    /// <summary>Of PutItem, DeleteItem and their like; null where there is none.</summary>
    public ConditionExpression? WriteCondition { get; private set; }

    /// <summary>Of UpdateItem; null where there is none.</summary>
    public UpdateExpression? Update { get; private set; }

    /// <summary>Of Query and Scan; null where there is none.</summary>
    public ConditionExpression? Filter { get; private set; }

    /// <summary>Of reads; null where whole items are asked for.</summary>
    public ProjectionExpression? Projection { get; private set; }

    /// <summary>Of Query; null where there is none.</summary>
    public IReadOnlyList<KeyCondition>? KeyConditions { get; private set; }

    /// <summary>The size of the values that placeholders stand for, by DynamoDB's rules.</summary>
    public long ValuesSize { get; private set; }

    public static RequestExpressions OfWrite(RequestObject request)
    {
        return new RequestExpressions(request, [Condition], [LegacyExpected.Member, ConditionalOperator.Member]);
    }

    public static RequestExpressions OfUpdate(RequestObject request)
    {
        return new RequestExpressions(
            request,
            [UpdateMember, Condition],
            [LegacyUpdate.Member, LegacyExpected.Member, ConditionalOperator.Member]);
    }

    /// <summary>Of an action of a transaction, which takes no legacy parameters.</summary>
    public static RequestExpressions OfTransactionWrite(RequestObject action)
    {
        return new RequestExpressions(action, [Condition], []);
    }

    /// <summary>As <see cref="OfTransactionWrite"/>.</summary>
    public static RequestExpressions OfTransactionUpdate(RequestObject action)
    {
        return new RequestExpressions(action, [UpdateMember, Condition], []);
    }

    /// <summary>As <see cref="OfTransactionWrite"/>.</summary>
    public static RequestExpressions OfTransactionGet(RequestObject action)
    {
        return new RequestExpressions(action, [ProjectionMember], []);
    }

    public static RequestExpressions OfGet(RequestObject request)
    {
        return new RequestExpressions(request, [ProjectionMember], [LegacyProjection.Member]);
    }

    public static RequestExpressions OfScan(RequestObject request)
    {
        return new RequestExpressions(
            request,
            [ProjectionMember, FilterMember],
            [LegacyProjection.Member, LegacyFilter.OfScan, ConditionalOperator.Member],
            LegacyFilter.OfScan);
    }

    /// <summary>KeyConditions go together with the expressions that are not about keys.</summary>
    public static RequestExpressions OfQuery(RequestObject request)
    {
        string[] legacy = [LegacyProjection.Member, LegacyFilter.OfQuery, ConditionalOperator.Member];
        return new RequestExpressions(
            request,
            [ProjectionMember, FilterMember, KeyConditionExpression.Member],
            request.Has(KeyConditionExpression.Member) ? [.. legacy, LegacyKeyConditions.Member] : legacy,
            LegacyFilter.OfQuery);
    }

    /// <summary>Notes legacy members that break the API model's constraints.</summary>
    public void CheckMembers()
    {
        foreach (string member in _legacy)
        {
            CheckLegacy(member);
        }

        if (_legacyFilter is not null)
        {
            LegacyCondition.CheckOperators(_request, LegacyKeyConditions.Member);
        }
    }

    /// <summary>Refuses expressions beside legacy parameters, and placeholders without an expression.</summary>
    public void Open()
    {
        string[] given = [.. _expressions.Where(_request.Has)];
        string[] legacy = [.. _legacy.Where(_request.Has)];
        if (given.Length > 0 && legacy.Length > 0)
        {
            throw DynamoDbError.Validation("Can not use both expression and non-expression parameters in the same request: "
                + $"Non-expression parameters: {{{string.Join(", ", legacy)}}} "
                + $"Expression parameters: {{{string.Join(", ", given)}}}");
        }

        if (given.Length == 0 && _request.Has("ExpressionAttributeNames"))
        {
            throw DynamoDbError.Validation("ExpressionAttributeNames can only be specified when using expressions");
        }

        RefuseValuesAlone();
    }

    /// <summary>Reads what there is. Every placeholder must be used somewhere.</summary>
    public void Read()
    {
        ReadLegacy();
        ExpressionPlaceholders placeholders = ExpressionPlaceholders.Read(_request);
        Update = Source(UpdateMember, placeholders) is { } update ? UpdateExpression.Parse(update) : Update;
        WriteCondition = Source(Condition, placeholders) is { } condition
            ? ConditionExpression.Parse(condition)
            : WriteCondition;
        KeyConditions = Source(KeyConditionExpression.Member, placeholders) is { } keys
            ? KeyConditionExpression.Parse(keys)
            : KeyConditions;
        Filter = Source(FilterMember, placeholders) is { } filter ? ConditionExpression.Parse(filter) : Filter;
        Projection = Source(ProjectionMember, placeholders) is { } projection
            ? ProjectionExpression.Parse(projection)
            : Projection;
        placeholders.RefuseUnused();
        ValuesSize = placeholders.ValuesSize;
    }

    private void RefuseValuesAlone()
    {
        string[] withValues = [.. _expressions.Where(member => member != ProjectionMember)];
        if (withValues.Length == 0 || withValues.Any(_request.Has) || !_request.Has("ExpressionAttributeValues"))
        {
            return;
        }

        string verb = withValues.Length > 1 ? "are" : "is";
        throw DynamoDbError.Validation("ExpressionAttributeValues can only be specified when using expressions: "
            + $"{string.Join(" and ", withValues)} {verb} null");
    }

    private void CheckLegacy(string member)
    {
        switch (member)
        {
            case ConditionalOperator.Member: ConditionalOperator.CheckValue(_request); break;
            case LegacyProjection.Member: LegacyProjection.CheckLength(_request); break;
            case LegacyExpected.Member: LegacyExpected.CheckOperators(_request); break;
            case LegacyUpdate.Member: LegacyUpdate.CheckActions(_request); break;
            case LegacyFilter.OfQuery or LegacyFilter.OfScan: LegacyCondition.CheckOperators(_request, member); break;
        }
    }

    private void ReadLegacy()
    {
        if (_legacy.Contains(LegacyUpdate.Member))
        {
            Update = LegacyUpdate.Read(_request);
        }

        if (_legacy.Contains(LegacyExpected.Member))
        {
            WriteCondition = LegacyExpected.Read(_request);
        }

        if (_legacy.Contains(LegacyProjection.Member))
        {
            Projection = LegacyProjection.Read(_request);
        }

        if (_legacyFilter is not null)
        {
            Filter = LegacyFilter.Read(_request, _legacyFilter);
            KeyConditions = LegacyKeyConditions.Read(_request);
        }
    }

    private ExpressionSource? Source(string member, ExpressionPlaceholders placeholders)
    {
        return _expressions.Contains(member) && _request.Text(member) is { } text
            ? new ExpressionSource(member, text, placeholders)
            : null;
    }
}
