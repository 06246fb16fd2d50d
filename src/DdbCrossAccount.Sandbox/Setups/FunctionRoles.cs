using System;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Setups;

/// <summary>
/// The two roles that exist from the start, for a function that carries the records of streams in the source account over
/// to tables of the target account. They have the rights which that takes, and no others.
/// </summary>
internal static class FunctionRoles
{
    private const string FunctionRole = "ddb-cdc-function";
    private const string WriterRole = "ddb-cdc-writer";
    private const string ByLambda =
        """{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}""";

    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(1);

    /// <summary>In the source account: a function runs under it, and assumes the other one to write.</summary>
    public static string FunctionRoleArn(SandboxOptions options) => $"arn:aws:iam::{options.SourceAccountId}:role/{FunctionRole}";

    /// <summary>In the target account: it writes tables there. A function of the target account runs under it itself.</summary>
    public static string WriterRoleArn(SandboxOptions options) => $"arn:aws:iam::{options.TargetAccountId}:role/{WriterRole}";

    public static void Create(AccountDirectory accounts, SandboxOptions options)
    {
        Put(accounts, options.SourceAccountId, FunctionRole, trust: ByLambda, $$"""
            {"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{{WriterRoleArn(options)}}"},
            {{StreamsOf(options)}},
            {{QueuesAndLogs(options)}}
            """);

        // Naming another account's streams is the half of the leave that this account can give; their policy is the other.
        Put(accounts, options.TargetAccountId, WriterRole, trust: $$"""
            {{ByLambda}},
            {"Effect":"Allow","Principal":{"AWS":"{{FunctionRoleArn(options)}}"},"Action":"sts:AssumeRole"}
            """, $$"""
            {"Effect":"Allow","Resource":"arn:aws:dynamodb:*:{{options.TargetAccountId}}:table/*",
             "Action":["dynamodb:BatchGetItem","dynamodb:BatchWriteItem","dynamodb:ConditionCheckItem","dynamodb:DeleteItem",
                       "dynamodb:DescribeTable","dynamodb:GetItem","dynamodb:PutItem","dynamodb:Query","dynamodb:UpdateItem"]},
            {{StreamsOf(options)}},
            {{QueuesAndLogs(options)}}
            """);
    }

    // As the managed policy AWSLambdaDynamoDBExecutionRole has it, for the source's streams alone.
    private static string StreamsOf(SandboxOptions options) => $$"""
        {"Effect":"Allow","Resource":"arn:aws:dynamodb:*:{{options.SourceAccountId}}:table/*/stream/*",
         "Action":["dynamodb:DescribeStream","dynamodb:GetRecords","dynamodb:GetShardIterator","dynamodb:ListStreams"]}
        """;

    private static string QueuesAndLogs(SandboxOptions options) => $$"""
        {"Effect":"Allow","Action":"sqs:SendMessage",
         "Resource":["arn:aws:sqs:*:{{options.SourceAccountId}}:*","arn:aws:sqs:*:{{options.TargetAccountId}}:*"]},
        {"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],
         "Resource":"arn:aws:logs:*:*:log-group:/aws/lambda/*"}
        """;

    private static void Put(AccountDirectory accounts, string account, string name, string trust, string statements)
    {
        accounts.PutRole(
            account, "/", name, Policy(trust), IdentityGrants.Only(Policy(statements)), LongestSession);
    }

    private static PolicyDocument Policy(string statements)
    {
        return PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""");
    }
}
