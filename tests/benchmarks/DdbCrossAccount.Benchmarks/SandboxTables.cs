using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Aws.DynamoDb;

namespace DdbCrossAccount.Benchmarks;

/// <summary>Makes the tables of a measurement in the sandbox.</summary>
internal static class SandboxTables
{
    private const int BatchItems = 25;

    /// <summary>A table with items in the source account, and an empty one in the target account.</summary>
    public static async Task FillAsync(ServerProcess server, int items)
    {
        using RawDynamoDbClient source = Client(server, server.Source);
        using RawDynamoDbClient target = Client(server, server.Target);
        await CreateAsync(source, CopyPaths.SourceTable);
        await CreateAsync(target, CopyPaths.TargetTable);
        await Parallel.ForEachAsync(Enumerable.Range(0, items).Chunk(BatchItems), async (numbers, token) =>
            await source.BatchWriteItemAsync(
                new RawBatchWriteRequest
                {
                    TableName = CopyPaths.SourceTable,
                    Writes =
                    [
                        .. numbers.Select(number =>
                            new RawWrite(RawWriteKind.Put, Encoding.UTF8.GetBytes(StubItems.Make(number)))),
                    ],
                },
                token));
    }

    /// <summary>Makes a table, and returns its ARN when it can be used.</summary>
    public static async Task<string> CreateAsync(IAmazonDynamoDB client, string table)
    {
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = table,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
        });
        DescribeTableResponse description;
        do
        {
            description = await client.DescribeTableAsync(table);
        }
        while (description.Table.TableStatus != TableStatus.ACTIVE);
        return description.Table.TableArn;
    }

    private static RawDynamoDbClient Client(ServerProcess server, Amazon.Runtime.AWSCredentials credentials) =>
        server.Session(credentials).CreateRawDynamoDb(
            new EngineContext(System.TimeProvider.System, new System.Random(1), new SilentObserver()));
}
