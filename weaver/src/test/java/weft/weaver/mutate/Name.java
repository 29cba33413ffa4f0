package weft.weaver.mutate;

/**
 * That a local variable of the source is in scope at an item.
 *
 * @param name its name
 * @param descriptor its type
 * @param signature its generic type, or null
 * @param slot where its value is
 */
record Name(String name, String descriptor, String signature, int slot) {
    Name at(int other) {
        return new Name(name, descriptor, signature, other);
    }

    Name withoutSignature() {
        return new Name(name, descriptor, null, slot);
    }
}
