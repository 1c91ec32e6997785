declare module 'virtual:map-worker' {
  const code: string;
  export default code;
}
