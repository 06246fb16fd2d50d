using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Something of that name exists already, or a change is under way.</summary>
internal sealed class ResourceConflictException(ErrorResponse error) : AmazonLambdaException(error);
