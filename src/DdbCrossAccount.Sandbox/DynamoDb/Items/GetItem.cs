using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

[Operation("DynamoDB_20120810.GetItem")]
internal sealed class GetItem(SandboxServices services) : DynamoDbOperation(services)
{
    protected override void Run(JsonCall call)
    {
        RequestObject request = RequestObject.Parse(call.Body);
        string name = request.RequiredText("TableName");
        request.RequiredObject("Key");
        string capacity = ConsumedCapacity.Mode(request);
        bool consistent = request.Flag("ConsistentRead") ?? false;
        RequestExpressions expressions = RequestExpressions.OfGet(request);
        expressions.CheckMembers();
        request.Check();
        expressions.Open();
        expressions.Read();
        Table table = Access.ForItems(call, "GetItem", name);
        byte[] key = ItemCodec.Current.ReadKey(request.Raw("Key"), table);
        KeyRules.Check(expressions, table);
        StoredItem item;
        lock (table.Gate)
        {
            item = table.Items.Find(key);
            table.Capacity.DemandRead(key, CapacityUnits.Read(item.Exists ? item.Size : 0, consistent));
        }

        Answer(call, name, item, consistent, capacity, expressions.Projection);
    }

    private static void Answer(
        JsonCall call, string name, StoredItem item, bool consistent, string capacity, ProjectionExpression? projection)
    {
        using var writer = new Utf8JsonWriter(call.Response);
        writer.WriteStartObject();
        if (capacity != "NONE")
        {
            var consumed = new ConsumedCapacity(name);
            consumed.AddTable(CapacityUnits.Read(item.Exists ? item.Size : 0, consistent));
            writer.WritePropertyName("ConsumedCapacity");
            consumed.Write(writer, capacity);
        }

        if (item.Exists)
        {
            writer.WritePropertyName("Item");
            writer.WriteRawValue(projection is null ? item.Json : projection.Apply(item), skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
