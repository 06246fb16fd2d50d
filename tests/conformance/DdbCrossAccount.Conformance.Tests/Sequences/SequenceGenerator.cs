using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Conformance.Tests.Sequences;

/// <summary>Draws the requests on one table; the same seed draws the same.</summary>
internal sealed class SequenceGenerator
{
    private readonly Random _random;
    private readonly ValueGenerator _values;
    private readonly TableShape _shape;

    public SequenceGenerator(int seed)
    {
        _random = new Random(seed);
        _values = new ValueGenerator(_random);
        _shape = TableShape.Draw(_random);
    }

    public IEnumerable<SequenceStep> Draw(int count)
    {
        yield return new SequenceStep("CreateTable", _shape.CreateTable());
        for (int i = 1; i < count; i++)
        {
            yield return Next();
        }
    }

    private SequenceStep Next()
    {
        return _random.Next(20) switch
        {
            < 4 => Put(),
            < 9 => Update(),
            < 11 => Delete(),
            < 13 => Get(),
            < 14 => BatchWrite(),
            < 15 => BatchGet(),
            < 18 => Query(),
            _ => Scan(),
        };
    }

    private SequenceStep Put()
    {
        JsonObject request = Request("Item", Item());
        AddCondition(request);
        AddReturnValues(request, "NONE", "ALL_OLD");
        return new SequenceStep("PutItem", request);
    }

    private SequenceStep Delete()
    {
        JsonObject request = Request("Key", Key());
        AddCondition(request);
        AddReturnValues(request, "NONE", "ALL_OLD");
        return new SequenceStep("DeleteItem", request);
    }

    private SequenceStep Update()
    {
        ExpressionGenerator expressions = Expressions();
        JsonObject request = Request("Key", Key());
        request["UpdateExpression"] = expressions.Update();
        if (_random.Next(3) == 0)
        {
            request["ConditionExpression"] = expressions.Condition(expressions.Attributes);
        }

        expressions.AddTo(request);
        AddReturnValues(request, "NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW");
        return new SequenceStep("UpdateItem", request);
    }

    private SequenceStep Get()
    {
        JsonObject request = Request("Key", Key());
        request["ConsistentRead"] = _random.Next(2) == 0;
        if (_random.Next(3) == 0)
        {
            ExpressionGenerator expressions = Expressions();
            request["ProjectionExpression"] = expressions.Projection();
            expressions.AddTo(request);
        }

        return new SequenceStep("GetItem", request);
    }

    private SequenceStep BatchWrite()
    {
        IEnumerable<JsonObject> writes = Enumerable.Range(0, 1 + _random.Next(5)).Select(_ => _random.Next(3) == 0
            ? new JsonObject { ["DeleteRequest"] = new JsonObject { ["Key"] = Key() } }
            : new JsonObject { ["PutRequest"] = new JsonObject { ["Item"] = Item(fits: true) } });
        return Batch("BatchWriteItem", new JsonArray(writes.ToArray<JsonNode>()));
    }

    private SequenceStep BatchGet()
    {
        IEnumerable<JsonObject> keys = Enumerable.Range(0, 1 + _random.Next(5)).Select(_ => Key());
        return Batch("BatchGetItem", new JsonObject { ["Keys"] = new JsonArray(keys.ToArray<JsonNode>()) });
    }

    private static SequenceStep Batch(string operation, JsonNode ofTable)
    {
        return new SequenceStep(operation, new JsonObject { ["RequestItems"] = new JsonObject { ["$table"] = ofTable } });
    }

    private SequenceStep Query()
    {
        IndexShape? index = DrawIndex();
        KeyPair key = index?.Key ?? _shape.Key;
        ExpressionGenerator expressions = Expressions();
        JsonObject request = Request("KeyConditionExpression", expressions.KeyCondition(key));
        request["ScanIndexForward"] = _random.Next(2) == 0;
        AddReading(request, index, expressions, key.Attributes.Select(attribute => attribute.Name));
        return new SequenceStep("Query", request, AllPages: true, index is null ? null : key.Range?.Name ?? "");
    }

    private SequenceStep Scan()
    {
        var request = new JsonObject { ["TableName"] = "$table" };
        AddReading(request, DrawIndex(), Expressions(), []);
        return new SequenceStep("Scan", request, AllPages: true);
    }

    /// <param name="request">Of Query or Scan.</param>
    /// <param name="index">Null: of the table.</param>
    /// <param name="expressions">Those of the request.</param>
    /// <param name="keys">Attributes that the filter must not name.</param>
    private void AddReading(JsonObject request, IndexShape? index, ExpressionGenerator expressions, IEnumerable<string> keys)
    {
        if (index is not null)
        {
            request["IndexName"] = index.Name;
        }

        string[] attributes = [.. expressions.Attributes.Where(name => index?.Holds(name) ?? true).Except(keys)];
        if (attributes.Length > 0 && _random.Next(2) == 0)
        {
            request["FilterExpression"] = expressions.Condition(attributes);
        }

        expressions.AddTo(request);
        if (_random.Next(2) == 0)
        {
            request["Limit"] = 1 + _random.Next(5);
        }
    }

    private void AddCondition(JsonObject request)
    {
        if (_random.Next(2) == 0)
        {
            ExpressionGenerator expressions = Expressions();
            request["ConditionExpression"] = expressions.Condition(expressions.Attributes);
            expressions.AddTo(request);
        }
    }

    private void AddReturnValues(JsonObject request, params string[] values)
    {
        if (_random.Next(2) == 0)
        {
            request["ReturnValues"] = values[_random.Next(values.Length)];
        }
    }

    /// <param name="fits">Index keys are of their type. Otherwise seldom one has another, and the write is refused.</param>
    private JsonObject Item(bool fits = false)
    {
        JsonObject item = Key();
        foreach (string name in Expressions().Attributes.Where(_ => _random.Next(2) == 0))
        {
            bool isKey = _shape.KeyTypes.TryGetValue(name, out string? type) && (fits || _random.Next(20) > 0);
            item[name] = isKey ? _values.Key(type!) : _values.Any();
        }

        return item;
    }

    private JsonObject Key()
    {
        var key = new JsonObject();
        foreach (KeyAttribute attribute in _shape.Key.Attributes)
        {
            key[attribute.Name] = _values.Key(attribute.Type);
        }

        return key;
    }

    private IndexShape? DrawIndex()
    {
        return _random.Next(2) == 0 || _shape.Indexes.Count == 0 ? null : _shape.Indexes[_random.Next(_shape.Indexes.Count)];
    }

    private ExpressionGenerator Expressions() => new(_random, _values, _shape);

    private static JsonObject Request(string name, JsonNode value)
    {
        return new JsonObject { ["TableName"] = "$table", [name] = value };
    }
}
